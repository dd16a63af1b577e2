import type { BoardObject } from '../../model';
import { arrowHead, smoothPathData } from './geometry';
import { LOCK_ICON, STAMP_ICONS } from './icons';
import { LABEL_LINE, LABEL_PAD, notePadding, TITLE_WEIGHT } from './measure';
import type { PaintTools } from './paint/brush';
import { ARROW_SIZE, arrowTips, CONNECTOR_WIDTH, connectorShape, labelFit, penShown } from './paint/shapes';
import { noteFit } from './paint/sheet';
import { FRAME_TITLE, GROUP_TITLE } from './paint/signs';
import { FRAME_GROUND, INK, PAPERS, wash } from './palette';
import type { SceneItem } from './scene';
import type { Decoration, StageWords } from './types';

const SVG = 'http://www.w3.org/2000/svg';
const ARROW_ROOM = 20;

/** The element of one object, reused for others of its kind. */
export interface ItemElement {
  readonly type: BoardObject['type'];
  readonly root: HTMLElement;
  /** Holds the text; null for objects without one. */
  readonly text: HTMLElement | null;
  /** Parts of some kinds only. */
  readonly shape: SVGPathElement | null;
  readonly image: HTMLImageElement | null;
  /** Author and tags, votes and lock: made when there are any. `key` tells what they show. */
  readonly foot: Extra;
  readonly badges: Extra;
}

interface Extra {
  element: HTMLElement | null;
  key: string;
}

function html(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function svgPath(className: string): { svg: SVGSVGElement; path: SVGPathElement } {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', className);
  svg.append(path);
  return { svg, path };
}

/** An empty element for a kind of object. All styling by class and CSSOM: the page forbids inline style attributes. */
export function createItemElement(type: BoardObject['type']): ItemElement {
  const root = html('div', `bs-item bs-${type}`);
  root.setAttribute('role', type === 'image' ? 'img' : 'group');
  root.tabIndex = -1;
  const withText = type !== 'pen' && type !== 'stamp' && type !== 'image';
  const text = withText ? html('div', 'bs-text') : null;
  let shape: SVGPathElement | null = null;
  let image: HTMLImageElement | null = null;
  if (type === 'pen' || type === 'connector' || type === 'stamp') {
    const drawing = svgPath('bs-shape');
    shape = drawing.path;
    root.append(drawing.svg);
  }
  if (type === 'image') {
    image = document.createElement('img');
    image.alt = '';
    image.draggable = false;
    root.append(image);
  }
  if (text) root.append(text);
  const extra = (): Extra => ({ element: null, key: '' });
  return { type, root, text, shape, image, foot: extra(), badges: extra() };
}

interface FillContext {
  tools: PaintTools;
  words: StageWords;
  decoration: Decoration | undefined;
  group: string | null;
  /** Name of who wrote it, where it is known. */
  author: string | undefined;
  /** The editor has its own element in place of the text. */
  edited: boolean;
}

/** Makes the element show the item. Text in which somebody is composing is never touched. */
export function fillItemElement(element: ItemElement, item: SceneItem, context: FillContext): void {
  const { root } = element;
  const { object, box } = item;
  root.dataset.object = item.id;
  place(root, box.x, box.y, box.w, box.h);
  root.setAttribute('aria-roledescription', context.words.kind(object));
  root.setAttribute('aria-label', context.words.describe(object, context));
  root.classList.toggle('bs-dimmed', context.decoration?.dimmed === true);
  root.classList.toggle('bs-highlighted', context.decoration?.highlighted === true);
  root.classList.toggle('bs-inner', object.type === 'group' && item.depth > 0);
  if (object.type === 'note') setStyle(root, 'backgroundColor', PAPERS[object.colour].paper);
  else if ('colour' in object) {
    const paper = PAPERS[object.colour];
    setVar(root, '--line', paper.line);
    if (object.type === 'group' || object.type === 'frame') {
      setVar(root, '--edge', paper.edge);
      setVar(root, '--wash', object.type === 'group' ? wash(object.colour) : FRAME_GROUND);
    }
  }
  fillKind(element, item, context);
  if (object.type === 'note') fillFoot(element, item, context);
  fillBadges(element, context);
}

function fillKind(element: ItemElement, item: SceneItem, context: FillContext): void {
  const { object } = item;
  const { text } = element;
  if (object.type === 'note' && text) {
    const fit = noteFit(item, object, context.tools);
    const pad = notePadding(item.box.w, item.box.h);
    setStyle(text, 'padding', `${pad.top}px ${pad.side}px 0px`);
    setStyle(text, 'height', `${item.box.h - pad.foot}px`);
    typeset(text, fit.fontSize, fit.lineHeight);
    text.classList.toggle('bs-clipped', fit.clipped);
    if (fit.clipped) setVar(text, '--rows', String(fit.lines.length));
    setText(text, object.text, context.edited);
  } else if (object.type === 'label' && text) {
    labelFit(item, object, context.tools);
    text.style.padding = `${LABEL_PAD}px`;
    text.style.color =
      object.colour === 'white' || object.colour === 'grey' ? INK : PAPERS[object.colour].line;
    typeset(text, object.fontSize, LABEL_LINE);
    setText(text, object.text, context.edited);
  } else if ((object.type === 'group' || object.type === 'frame') && text) {
    setVar(
      text,
      '--room',
      `${Math.max(0, item.box.w - (object.type === 'group' ? 2 * GROUP_TITLE.left : 0))}px`,
    );
    setText(text, object.text, context.edited);
    text.classList.toggle('bs-empty', object.text === '' && !context.edited);
  } else if (object.type === 'connector') fillConnector(element, item, context);
  else if (object.type === 'pen' && element.shape) fillPen(element.shape, item);
  else if (object.type === 'stamp' && element.shape) fillStamp(element, item);
  else if (object.type === 'image' && element.image) {
    const url = context.tools.images.urlOf(object.file);
    if (element.image.getAttribute('src') !== url) element.image.src = url;
  }
}

function fillConnector(element: ItemElement, item: SceneItem, context: FillContext): void {
  const { object } = item;
  const { shape, text, root } = element;
  if (object.type !== 'connector' || !shape || !text) return;
  const drawn = connectorShape(item, object);
  if (!drawn) return;
  const { x, y, w, h } = item.box;
  const left = x - ARROW_ROOM;
  const top = y - ARROW_ROOM;
  place(root, left, top, w + 2 * ARROW_ROOM, h + 2 * ARROW_ROOM);
  const at = ([px, py]: [number, number]) =>
    `${Math.round((px - left) * 10) / 10} ${Math.round((py - top) * 10) / 10}`;
  let data = `M${at(drawn.from)}L${at(drawn.to)}`;
  for (const [tip, tail] of arrowTips(object, drawn)) {
    const [a, b, c] = arrowHead(tail, tip, ARROW_SIZE);
    data += `M${at(a)}L${at(b)}L${at(c)}`;
  }
  stroke(shape, data, CONNECTOR_WIDTH);
  text.style.left = `${drawn.middle[0] - left}px`;
  text.style.top = `${drawn.middle[1] - top}px`;
  setText(text, object.text, context.edited);
  text.classList.toggle('bs-empty', object.text === '' && !context.edited);
}

function fillPen(shape: SVGPathElement, item: SceneItem): void {
  if (item.object.type !== 'pen') return;
  stroke(shape, smoothPathData(penShown(item, item.object)), item.object.width);
}

function fillStamp(element: ItemElement, item: SceneItem): void {
  const { shape, root } = element;
  if (item.object.type !== 'stamp' || !shape) return;
  const icon = STAMP_ICONS[item.object.stamp];
  setVar(root, '--line', icon.colour);
  shape.ownerSVGElement?.setAttribute('viewBox', '-10 -10 44 44');
  shape.setAttribute('d', icon.path);
  shape.setAttribute('class', icon.filled ? 'bs-filled' : '');
}

function stroke(shape: SVGPathElement, data: string, width: number): void {
  shape.setAttribute('d', data);
  shape.setAttribute('stroke-width', String(width));
}

/** The part with this key, emptied for new content; null when it shows the right thing already or nothing. */
function renew(element: ItemElement, extra: Extra, className: string, key: string): HTMLElement | null {
  if (extra.key === key) return null;
  extra.key = key;
  if (key === '') {
    extra.element?.remove();
    return null;
  }
  extra.element ??= html('div', className);
  extra.element.replaceChildren();
  if (extra.element.parentNode === null) element.root.append(extra.element);
  return extra.element;
}

function fillFoot(element: ItemElement, item: SceneItem, { decoration, author }: FillContext): void {
  const { tags } = item.object;
  const shown = author !== undefined || tags.length > 0;
  const key = shown ? [author, ...tags, item.box.w, item.box.h, decoration?.votes ? 1 : 0].join('\n') : '';
  const foot = renew(element, element.foot, 'bs-foot', key);
  if (!foot) return;
  const pad = notePadding(item.box.w, item.box.h);
  setStyle(foot, 'height', `${pad.foot}px`);
  setStyle(foot, 'padding', `0px ${pad.side + (decoration?.votes ? 36 : 0)}px 2px ${pad.side}px`);
  if (author) {
    const name = html('span', 'bs-author');
    // By the style sheet: the name is no part of the text that people select and copy.
    name.dataset.name = author;
    foot.append(name);
  }
  for (const tag of tags) {
    const chip = html('span', 'bs-chip');
    chip.textContent = tag;
    foot.append(chip);
  }
}

function fillBadges(element: ItemElement, { decoration, words }: FillContext): void {
  const votes = decoration?.votes ?? 0;
  const mine = decoration?.myVotes ?? 0;
  const locked = decoration?.locked === true;
  const key = votes > 0 || locked ? `${votes} ${mine} ${locked}` : '';
  const badges = renew(element, element.badges, 'bs-badges', key);
  if (!badges) return;
  if (votes > 0) {
    const pill = html('span', mine > 0 ? 'bs-votes bs-mine' : 'bs-votes');
    pill.textContent = String(votes);
    pill.title = words.votes(votes);
    badges.append(pill);
  }
  if (!locked) return;
  const { svg, path } = svgPath('bs-lock');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', LOCK_ICON);
  badges.append(svg);
}

/** Position and size in board units. */
export function place(root: HTMLElement, x: number, y: number, w: number, h: number): void {
  const { style } = root;
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${w}px`;
  style.height = `${h}px`;
}

function typeset(text: HTMLElement, size: number, lineHeight: number): void {
  setStyle(text, 'fontSize', `${size}px`);
  setStyle(text, 'lineHeight', String(lineHeight));
}

function setText(text: HTMLElement, value: string, edited: boolean): void {
  if (edited) return;
  const node = text.firstChild;
  if (node === null || node.nodeType !== Node.TEXT_NODE) text.textContent = value;
  else if (node.nodeValue !== value) node.nodeValue = value;
}

const written = new WeakMap<HTMLElement, Record<string, string>>();

/** Writing a style costs even when nothing changes. */
function setStyle(
  element: HTMLElement,
  name: 'padding' | 'height' | 'width' | 'fontSize' | 'lineHeight' | 'backgroundColor',
  value: string,
): void {
  const known = written.get(element) ?? {};
  if (known[name] === value) return;
  known[name] = value;
  written.set(element, known);
  element.style[name] = value;
}

function setVar(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

/** Sizes the style sheet needs; set once on the world. */
export function styleMeasures(): [name: string, value: string][] {
  return [
    ['--group-font', `${GROUP_TITLE.font}px`],
    ['--group-height', `${GROUP_TITLE.height}px`],
    ['--group-left', `${GROUP_TITLE.left}px`],
    ['--group-top', `${GROUP_TITLE.centre - GROUP_TITLE.height / 2}px`],
    ['--group-pad', `${GROUP_TITLE.pad}px`],
    ['--frame-font', `${FRAME_TITLE.font}px`],
    ['--frame-rise', `${FRAME_TITLE.rise}px`],
    ['--title-weight', String(TITLE_WEIGHT)],
  ];
}
