import { type Box, COLOUR_VALUES, edgePoint, type Point } from '../../model';
import type { OverlayView } from '../stage/types';
import { boxBetween } from '../tools/machine';
import type { Desk } from './desk';
import { linkHandles, shownHandles } from './pointer';
import { selectionBox } from './view';

const BRAND = '#0055ad';
const BRAND_SOFT = 'rgb(0 85 173 / 0.09)';
const GUIDE = '#c2185b';
/** Outlines of single objects up to this many; beyond it only the box around all. */
const OUTLINES = 300;

/** Draws what the editor adds above the board: outlines, handles, guides, what is being drawn. Returns its end. */
export function paintSelection(desk: Desk): () => void {
  const handle = desk.stage.overlay.addPainter((context, view) => paint(desk, context, view));
  const update = () => handle.update();
  const endings = [
    desk.selection.subscribe(update),
    desk.pointer.subscribe(update),
    desk.guides.subscribe(update),
    desk.dropTarget.subscribe(update),
    desk.editing.subscribe(update),
    desk.access.subscribe(update),
    desk.tool.subscribe(update),
    desk.store.on((change) => {
      for (const id of desk.selection.value) {
        if (change.changed.has(id) || change.removed.has(id)) return update();
      }
    }),
  ];
  return () => {
    for (const end of endings) end();
    handle.remove();
  };
}

function paint(desk: Desk, context: CanvasRenderingContext2D, view: OverlayView): void {
  const { camera } = view;
  paintDropTarget(desk, context, view);
  paintOutlines(desk, context, view);
  const state = desk.pointer.value;
  if (state.kind === 'marquee' || state.kind === 'frame') {
    const box = camera.boxToScreen(boxBetween(state.from, state.to));
    context.fillStyle = BRAND_SOFT;
    context.strokeStyle = BRAND;
    context.lineWidth = 1.5;
    context.setLineDash(state.kind === 'frame' ? [] : [5, 4]);
    context.fillRect(box.x, box.y, box.w, box.h);
    context.strokeRect(box.x, box.y, box.w, box.h);
    context.setLineDash([]);
  } else if (state.kind === 'link') {
    const target = state.target ? desk.stage.boxOf(state.target) : null;
    if (target) outline(context, camera.boxToScreen(target), 3, 4);
    const own = 'object' in state.from ? desk.stage.boxOf(state.from.object) : null;
    const from = 'point' in state.from ? state.from.point : own ? edgePoint(own, state.to) : state.to;
    line(context, [camera.toScreen(from), camera.toScreen(state.to)], 2.5, BRAND);
  } else if (state.kind === 'draw') {
    line(
      context,
      state.points.map((point) => camera.toScreen(point)),
      4 * camera.zoom,
      inkOf(desk),
    );
  }
  if (state.kind === 'idle' || state.kind === 'press') paintHandles(desk, context);
  for (const guide of desk.guides.value) {
    const ends: [Point, Point] =
      guide.axis === 'y'
        ? [
            [guide.at, guide.from],
            [guide.at, guide.to],
          ]
        : [
            [guide.from, guide.at],
            [guide.to, guide.at],
          ];
    line(
      context,
      ends.map((point) => camera.toScreen(point)),
      1,
      GUIDE,
    );
  }
}

function paintDropTarget(desk: Desk, context: CanvasRenderingContext2D, view: OverlayView): void {
  const id = desk.dropTarget.value;
  const box = id ? desk.stage.boxOf(id) : null;
  if (!box) return;
  const shown = view.camera.boxToScreen(box);
  context.fillStyle = BRAND_SOFT;
  round(context, shown, 14);
  context.fill();
  outline(context, shown, 3, 14);
}

function paintOutlines(desk: Desk, context: CanvasRenderingContext2D, view: OverlayView): void {
  const { selection, stage } = desk;
  if (selection.value.size === 0) return;
  if (selection.value.size <= OUTLINES) {
    for (const id of selection.value) {
      const box = stage.boxOf(id);
      if (!box) continue;
      const object = desk.store.get(id);
      if (object?.type === 'connector') {
        const ends = desk.store.lineOf(id);
        if (ends)
          line(
            context,
            [ends.from, ends.to].map((p) => view.camera.toScreen(p)),
            6,
            BRAND_SOFT,
          );
        if (ends)
          line(
            context,
            [ends.from, ends.to].map((p) => view.camera.toScreen(p)),
            1.5,
            BRAND,
          );
      } else outline(context, grown(view.camera.boxToScreen(box), 2), 2, 6);
    }
  }
  if (selection.value.size > 1) {
    const all = selectionBox(desk);
    if (!all) return;
    context.setLineDash([4, 4]);
    outline(context, grown(view.camera.boxToScreen(all), 6), 1.25, 6);
    context.setLineDash([]);
  }
}

function paintHandles(desk: Desk, context: CanvasRenderingContext2D): void {
  if (desk.tool.value !== 'select' || !desk.access.value.mayWrite) return;
  context.lineWidth = 2;
  context.strokeStyle = BRAND;
  context.fillStyle = '#ffffff';
  const touch = matchMedia('(pointer: coarse)').matches;
  const half = touch ? 7 : 4.5;
  for (const { point } of shownHandles(desk, touch)) {
    context.beginPath();
    context.roundRect(point[0] - half, point[1] - half, 2 * half, 2 * half, 2.5);
    context.fill();
    context.stroke();
  }
  for (const { point } of linkHandles(desk)) {
    context.beginPath();
    context.arc(point[0], point[1], touch ? 8 : 6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(point[0] - 2.5, point[1]);
    context.lineTo(point[0] + 2.5, point[1]);
    context.moveTo(point[0], point[1] - 2.5);
    context.lineTo(point[0], point[1] + 2.5);
    context.stroke();
  }
}

function inkOf(desk: Desk): string {
  return COLOUR_VALUES[desk.inkColour.value].line;
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

function round(context: CanvasRenderingContext2D, box: Box, radius: number): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.w, box.h, radius);
}

function outline(context: CanvasRenderingContext2D, box: Box, width: number, radius: number): void {
  context.lineWidth = width;
  context.strokeStyle = BRAND;
  round(context, box, radius);
  context.stroke();
}

function line(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
  width: number,
  colour: string,
): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}
