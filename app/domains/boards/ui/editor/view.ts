import { type Box, type NudgeKey, readingOrder, union } from '../../model';
import { fitState } from '../stage/camera';
import { type Desk, say, select } from './desk';

const PAN_STEP = 120;
const PAN: Readonly<Record<NudgeKey, readonly [number, number]>> = {
  ArrowLeft: [PAN_STEP, 0],
  ArrowRight: [-PAN_STEP, 0],
  ArrowUp: [0, PAN_STEP],
  ArrowDown: [0, -PAN_STEP],
};

export function panByKey(desk: Desk, key: NudgeKey): void {
  const [dx, dy] = PAN[key];
  desk.stage.camera.panBy(dx, dy);
}

export function zoomBy(desk: Desk, factor: number): void {
  void desk.stage.camera.zoomTo(desk.stage.camera.zoom * factor);
}

export function zoomNormal(desk: Desk): void {
  void desk.stage.camera.zoomTo(1);
}

/** Height at the foot of the board that the tools cover, in pixels. */
const FOOT = 84;

/** Shows everything; at normal size at most, and the origin when the board is empty. */
export function fitAll(desk: Desk, animate = true): void {
  const box = desk.stage.contentBox() ?? { x: -400, y: -300, w: 800, h: 600 };
  fitAboveFoot(desk, box, 1, animate);
}

export function fitSelection(desk: Desk): void {
  const box = selectionBox(desk);
  if (box) fitAboveFoot(desk, box, 1.5, true);
  else fitAll(desk);
}

/** Height at the head of a wall that title and timer cover, in pixels. */
const WALL_HEAD = 210;

/** Shows everything below what a wall has at its head. */
export function fitWall(desk: Desk): void {
  const { camera } = desk.stage;
  const box = desk.stage.contentBox();
  if (!box) return;
  const state = fitState(box, camera.width, Math.max(120, camera.height - WALL_HEAD), { padding: 24 });
  camera.set({ ...state, y: state.y - WALL_HEAD / state.zoom });
}

/** Fits a box into the part of the view that no bar covers. */
function fitAboveFoot(desk: Desk, box: Box, maxZoom: number, animate: boolean): void {
  const { camera } = desk.stage;
  const padding = Math.min(56, camera.width / 24);
  void camera.goTo(
    fitState(box, camera.width, Math.max(120, camera.height - FOOT), { padding, maxZoom }),
    animate,
  );
}

/** Box around the selection as drawn; null when nothing is selected. */
export function selectionBox(desk: Desk): Box | null {
  return union([...desk.selection.value].flatMap((id) => desk.stage.boxOf(id) ?? []));
}

export function selectAll(desk: Desk): void {
  select(desk, topLevel(desk));
  say(desk, desk.words('boards:say.selected', { count: desk.selection.value.size }));
}

/** Everything that lies in no group: what "all" means for moving and deleting. */
function topLevel(desk: Desk): string[] {
  return desk.store
    .all()
    .filter((object) => object.group === null)
    .map((object) => object.id);
}

/** Order of Tab, read once per change of the board. */
const orders = new WeakMap<Desk, { version: number; ids: string[] }>();

function tabOrder(desk: Desk): string[] {
  const known = orders.get(desk);
  if (known?.version === desk.store.version) return known.ids;
  const ids = readingOrder(desk.store);
  orders.set(desk, { version: desk.store.version, ids });
  return ids;
}

/**
 * Selects and focuses the next object in reading order. False at the end of the board: focus then goes on to what
 * follows the board, so that nobody is caught in it.
 */
export function selectNext(desk: Desk, by: 1 | -1): boolean {
  const order = tabOrder(desk);
  const current = order.findIndex((id) => desk.selection.value.has(id));
  // Backwards from the board as a whole leads out of it, without a walk past every note.
  const next = current < 0 && by === 1 ? 0 : current + by;
  const id = order[next];
  if (id === undefined) {
    select(desk, []);
    return false;
  }
  select(desk, [id]);
  void desk.stage.reveal(id, { focus: true });
  return true;
}

/** Brings an object into view, selects and focuses it. */
export function showObject(desk: Desk, id: string): void {
  if (!desk.store.get(id)) return;
  select(desk, [id]);
  void desk.stage.reveal(id, { focus: true });
}
