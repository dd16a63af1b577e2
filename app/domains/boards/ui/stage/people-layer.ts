import type { Box, Point } from '../../model';
import type { Camera } from './camera';
import type { Decorations, RemotePerson } from './types';

const SVG = 'http://www.w3.org/2000/svg';
const ARROW = 'M4 3l14 7.5-6.2 1.9L8.6 19z';
/** Share of the way left after one millisecond: a pointer arrives in about a tenth of a second. */
const DECAY = 0.985;
const SHOWN = 80;
const OUTLINED = 120;

interface Cursor {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  shown: Point;
  target: Point;
}

interface Outline {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
}

/** Others' pointers, and outlines around what they have selected. */
export class PeopleLayer {
  readonly element = document.createElement('div');
  readonly #cursors = new Map<string, Cursor>();
  readonly #outlines = new Map<string, Outline>();
  #last = 0;

  constructor() {
    this.element.className = 'bs-people';
    this.element.setAttribute('aria-hidden', 'true');
  }

  setPeople(people: readonly RemotePerson[], hidden: boolean): void {
    const seen = new Set<string>();
    for (const person of hidden ? [] : people) {
      if (!person.cursor || seen.size >= SHOWN) continue;
      seen.add(person.id);
      const cursor = this.#cursors.get(person.id) ?? this.#create(person.id, person.cursor);
      cursor.target = person.cursor;
      cursor.element.style.setProperty('--person', person.colour);
      if (cursor.name.textContent !== person.name) cursor.name.textContent = person.name;
    }
    for (const [id, cursor] of this.#cursors) {
      if (seen.has(id)) continue;
      cursor.element.remove();
      this.#cursors.delete(id);
    }
  }

  setSelections(decorations: Decorations): void {
    const seen = new Set<string>();
    for (const [id, { selectedBy }] of decorations) {
      const first = selectedBy?.[0];
      if (!first || !selectedBy || seen.size >= OUTLINED) continue;
      seen.add(id);
      const outline = this.#outlines.get(id) ?? this.#createOutline(id);
      outline.element.style.setProperty('--person', first.colour);
      outline.name.textContent = selectedBy.map(({ name }) => name).join('・');
    }
    for (const [id, outline] of this.#outlines) {
      if (seen.has(id)) continue;
      outline.element.remove();
      this.#outlines.delete(id);
    }
  }

  /** Moves everything a step. True while a pointer is still on its way. */
  frame(camera: Camera, boxOf: (id: string) => Box | null, now: number): boolean {
    const passed = Math.min(100, now - this.#last);
    this.#last = now;
    const left = DECAY ** passed;
    let moving = false;
    for (const cursor of this.#cursors.values()) {
      const dx = cursor.target[0] - cursor.shown[0];
      const dy = cursor.target[1] - cursor.shown[1];
      const near = Math.hypot(dx, dy) * camera.zoom < 0.5;
      cursor.shown = near ? cursor.target : [cursor.target[0] - dx * left, cursor.target[1] - dy * left];
      if (!near) moving = true;
      const [x, y] = camera.toScreen(cursor.shown);
      const away = x < -200 || y < -60 || x > camera.width + 20 || y > camera.height + 20;
      cursor.element.hidden = away;
      if (!away) cursor.element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    }
    for (const [id, { element }] of this.#outlines) {
      const box = boxOf(id);
      element.hidden = box === null;
      if (!box) continue;
      const { x, y, w, h } = camera.boxToScreen(box);
      element.style.transform = `translate(${Math.round(x - 3)}px, ${Math.round(y - 3)}px)`;
      element.style.width = `${Math.round(w + 6)}px`;
      element.style.height = `${Math.round(h + 6)}px`;
    }
    return moving;
  }

  #create(id: string, at: Point): Cursor {
    const element = document.createElement('div');
    element.className = 'bs-cursor';
    const svg = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    svg.setAttribute('viewBox', '0 0 22 24');
    path.setAttribute('d', ARROW);
    svg.append(path);
    const name = document.createElement('span');
    element.append(svg, name);
    this.element.append(element);
    const cursor = { element, name, shown: at, target: at };
    this.#cursors.set(id, cursor);
    return cursor;
  }

  #createOutline(id: string): Outline {
    const element = document.createElement('div');
    element.className = 'bs-held';
    const name = document.createElement('span');
    element.append(name);
    this.element.append(element);
    const outline = { element, name };
    this.#outlines.set(id, outline);
    return outline;
  }
}
