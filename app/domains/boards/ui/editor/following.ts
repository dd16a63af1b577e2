import { type Box, centre } from '../../model';
import { MAX_ZOOM } from '../stage/camera';
import type { Desk } from './desk';
import type { Presence } from './presence';
import { Signal } from './signal';

/** Shows a box as large as it fits, edge to edge: what somebody else sees. */
export function showBox(desk: Desk, box: Box, animate: boolean): void {
  void desk.stage.camera.fit(box, { padding: 0, maxZoom: MAX_ZOOM, animate });
}

/** Looking along with a person. Ends when one moves the view oneself. */
export class Following {
  /** Id of who is followed; null when nobody is. */
  readonly target = new Signal<string | null>(null);
  readonly #desk: Desk;
  readonly #presence: Presence;
  readonly #endings: (() => void)[] = [];
  /** What was shown last. News of others, and of our own way there, must not begin the way anew. */
  #shown = '';

  constructor(desk: Desk, presence: Presence) {
    this.#desk = desk;
    this.#presence = presence;
    const stop = () => this.target.set(null);
    const { root } = desk.stage;
    root.addEventListener('wheel', stop, { passive: true });
    this.#endings.push(
      () => root.removeEventListener('wheel', stop),
      desk.stage.on('gesture', ({ phase }) => {
        if (phase === 'start') stop();
      }),
      desk.editing.subscribe((editing) => {
        if (editing) stop();
      }),
      presence.peers.subscribe(() => this.#look()),
      this.target.subscribe(() => this.#look()),
    );
  }

  destroy(): void {
    for (const end of this.#endings) end();
  }

  #look(): void {
    const { value: id } = this.target;
    const view = id === null ? null : this.#presence.peers.value.find((peer) => peer.id === id)?.view;
    const now = view ? `${id} ${view.x} ${view.y} ${view.w} ${view.h}` : '';
    if (now === this.#shown) return;
    this.#shown = now;
    if (!view) return;
    showBox(this.#desk, view, isFar(this.#desk.stage.camera.visibleBox(), view));
  }
}

/** Small steps are shown as they come; over a long way the eye wants to be led. */
function isFar(now: Box, next: Box): boolean {
  const [x, y] = centre(now);
  const [nx, ny] = centre(next);
  return Math.hypot(nx - x, ny - y) > now.w / 3 || Math.abs(Math.log(next.w / now.w)) > 0.4;
}
