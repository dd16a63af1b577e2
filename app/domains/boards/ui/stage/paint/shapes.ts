import type {
  ConnectorObject,
  FrameObject,
  GroupObject,
  ImageObject,
  LabelObject,
  PenObject,
  StampObject,
} from '../../../model';
import { arrowHead, smoothSegments } from '../geometry';
import { iconPath, STAMP_ICONS } from '../icons';
import { textDetail } from '../lod';
import { LABEL_LINE, LABEL_PAD, TITLE_WEIGHT } from '../measure';
import { BOARD, FRAME_GROUND, font, INK, PAPERS, wash } from '../palette';
import type { SceneItem } from '../scene';
import { breakLines, cutLine, lineWidth, prepareText, type TextFit } from '../text-layout';
import { type Brush, deviceX, deviceY, inBoardUnits, type PaintTools } from './brush';

export const GROUP_RADIUS = 36;
export const FRAME_RADIUS = 10;
export const CONNECTOR_WIDTH = 2.5;
export const CONNECTOR_GAP = 9;
export const ARROW_SIZE = 15;
export const CONNECTOR_FONT = 16;

/** A line stays at least this wide on the device. */
function visibleWidth(brush: Brush, width: number): number {
  return Math.max(width, (0.8 * brush.dpr) / brush.scale);
}

export function paintGroup(brush: Brush, item: SceneItem, object: GroupObject): void {
  const { context } = brush;
  const { w, h } = item.box;
  const paper = PAPERS[object.colour];
  inBoardUnits(brush, item.box.x, item.box.y, () => {
    context.beginPath();
    context.roundRect(0, 0, w, h, Math.min(GROUP_RADIUS, w / 2, h / 2));
    context.fillStyle = wash(object.colour);
    context.fill();
    context.beginPath();
    context.roundRect(1, 1, w - 2, h - 2, Math.max(0, Math.min(GROUP_RADIUS, w / 2, h / 2) - 1));
    context.strokeStyle = paper.edge;
    context.lineWidth = visibleWidth(brush, 2);
    context.stroke();
  });
}

export function paintFrame(brush: Brush, item: SceneItem, object: FrameObject): void {
  const { context } = brush;
  const { w, h } = item.box;
  inBoardUnits(brush, item.box.x, item.box.y, () => {
    context.beginPath();
    context.roundRect(0, 0, w, h, Math.min(FRAME_RADIUS, w / 2, h / 2));
    context.fillStyle = FRAME_GROUND;
    context.fill();
    context.strokeStyle = PAPERS[object.colour].edge;
    context.lineWidth = visibleWidth(brush, 1);
    context.stroke();
  });
}

export interface ConnectorShape {
  from: [number, number];
  to: [number, number];
  middle: [number, number];
}

/** Ends drawn back from the edges they meet, so that arrow heads stand free. */
export function connectorShape(item: SceneItem, object: ConnectorObject): ConnectorShape | null {
  const { line } = item;
  if (!line) return null;
  const dx = line.to[0] - line.from[0];
  const dy = line.to[1] - line.from[1];
  const length = Math.hypot(dx, dy) || 1;
  const gap = (end: object) => ('object' in end ? Math.min(CONNECTOR_GAP, length / 4) / length : 0);
  const a = gap(object.from);
  const b = gap(object.to);
  return {
    from: [line.from[0] + dx * a, line.from[1] + dy * a],
    to: [line.to[0] - dx * b, line.to[1] - dy * b],
    middle: [line.from[0] + dx / 2, line.from[1] + dy / 2],
  };
}

export function paintConnector(brush: Brush, item: SceneItem, object: ConnectorObject): void {
  const shape = connectorShape(item, object);
  if (!shape) return;
  const { context } = brush;
  inBoardUnits(brush, 0, 0, () => {
    context.strokeStyle = PAPERS[object.colour].line;
    context.lineWidth = visibleWidth(brush, CONNECTOR_WIDTH);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(...shape.from);
    context.lineTo(...shape.to);
    for (const [tip, tail] of arrowTips(object, shape)) {
      const [a, b, c] = arrowHead(tail, tip, ARROW_SIZE);
      context.moveTo(...a);
      context.lineTo(...b);
      context.lineTo(...c);
    }
    context.stroke();
  });
  if (object.text) paintConnectorText(brush, shape, object.text);
}

/** Each arrow's tip and the point it comes from. */
export function arrowTips(
  object: ConnectorObject,
  shape: ConnectorShape,
): [tip: [number, number], tail: [number, number]][] {
  if (object.arrow === 'none') return [];
  const end: [[number, number], [number, number]] = [shape.to, shape.from];
  return object.arrow === 'end' ? [end] : [end, [shape.from, shape.to]];
}

function paintConnectorText(brush: Brush, shape: ConnectorShape, text: string): void {
  const { context, scale } = brush;
  const size = CONNECTOR_FONT * scale;
  if (textDetail(size / brush.dpr, brush.dpr) !== 'text') return;
  const em = brush.tools.measure.em;
  const line = cutLine(text, 16, 500, em);
  const width = lineWidth(line, 500, em) * size;
  const x = deviceX(brush, shape.middle[0]);
  const y = deviceY(brush, shape.middle[1]);
  context.fillStyle = BOARD;
  context.beginPath();
  context.roundRect(x - width / 2 - size * 0.5, y - size * 0.8, width + size, size * 1.6, size * 0.8);
  context.fill();
  context.fillStyle = INK;
  context.font = font(size, 500);
  context.fillText(line, x - width / 2, y - size * 0.7 + brush.tools.measure.baseline(500, 1.4) * size);
}

/** Points as shown: stretched from the size they were drawn in. */
export function penShown(item: SceneItem, object: PenObject): number[] {
  const sx = item.box.w / (object.natural[0] || 1);
  const sy = item.box.h / (object.natural[1] || 1);
  return object.points.map((value, i) => value * (i % 2 === 0 ? sx : sy));
}

export function paintPen(brush: Brush, item: SceneItem, object: PenObject): void {
  const { context } = brush;
  if (!item.path) {
    item.path = new Path2D();
    smoothSegments(penShown(item, object), item.path);
  }
  const path = item.path;
  inBoardUnits(brush, item.box.x, item.box.y, () => {
    context.strokeStyle = PAPERS[object.colour].line;
    context.lineWidth = visibleWidth(brush, object.width);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(path);
  });
}

export function paintStamp(brush: Brush, item: SceneItem, object: StampObject): void {
  const { context } = brush;
  const icon = STAMP_ICONS[object.stamp];
  const unit = Math.min(item.box.w, item.box.h) / 48;
  inBoardUnits(brush, item.box.x + item.box.w / 2, item.box.y + item.box.h / 2, () => {
    context.scale(unit, unit);
    context.beginPath();
    context.arc(0, 0, 23, 0, Math.PI * 2);
    context.fillStyle = '#fff';
    context.fill();
    context.beginPath();
    context.arc(0, 0, 20.5, 0, Math.PI * 2);
    context.fillStyle = icon.colour;
    context.fill();
    if (unit * brush.scale < 0.15) return;
    context.scale(1.1, 1.1);
    context.translate(-12, -12);
    context.strokeStyle = '#fff';
    context.fillStyle = '#fff';
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const path = iconPath(icon.path);
    if (icon.filled) context.fill(path);
    context.stroke(path);
  });
}

export function paintImage(brush: Brush, item: SceneItem, object: ImageObject): void {
  const { context } = brush;
  const { w, h } = item.box;
  const picture = brush.tools.images.get(object.file);
  inBoardUnits(brush, item.box.x, item.box.y, () => {
    context.save();
    context.beginPath();
    context.roundRect(0, 0, w, h, Math.min(6, w / 2, h / 2));
    context.fillStyle = picture ? '#fff' : '#e9e2d4';
    context.fill();
    if (picture) {
      context.clip();
      const cover = Math.max(w / picture.naturalWidth, h / picture.naturalHeight);
      const sw = w / cover;
      const sh = h / cover;
      const sx = (picture.naturalWidth - sw) / 2;
      const sy = (picture.naturalHeight - sh) / 2;
      context.imageSmoothingQuality = 'medium';
      context.drawImage(picture, sx, sy, sw, sh, 0, 0, w, h);
    }
    context.restore();
    context.strokeStyle = 'rgba(74, 56, 24, 0.18)';
    context.lineWidth = visibleWidth(brush, 1);
    context.stroke();
  });
}

/** Lines of a label at its own size; it does not shrink. */
export function labelFit(item: SceneItem, object: LabelObject, tools: PaintTools): TextFit {
  if (item.fit) return item.fit;
  const prepared = prepareText(object.text, TITLE_WEIGHT, tools.measure.em);
  item.fit = {
    fontSize: object.fontSize,
    lineHeight: LABEL_LINE,
    lines: breakLines(prepared, Math.max(1, (item.box.w - 2 * LABEL_PAD) / object.fontSize)),
    clipped: false,
  };
  return item.fit;
}

export function paintLabel(brush: Brush, item: SceneItem, object: LabelObject): void {
  const { context, scale } = brush;
  const size = object.fontSize * scale;
  const detail = textDetail(size / brush.dpr, brush.dpr);
  if (detail === 'none') return;
  const fit = labelFit(item, object, brush.tools);
  const left = deviceX(brush, item.box.x + LABEL_PAD);
  const top = deviceY(brush, item.box.y + LABEL_PAD);
  context.fillStyle =
    object.colour === 'white' || object.colour === 'grey' ? INK : PAPERS[object.colour].line;
  context.font = font(size, TITLE_WEIGHT);
  const baseline = brush.tools.measure.baseline(TITLE_WEIGHT, LABEL_LINE) * size;
  fit.lines.forEach((line, i) => {
    if (detail === 'text') context.fillText(line, left, top + i * size * LABEL_LINE + baseline);
    else {
      const width = lineWidth(line, TITLE_WEIGHT, brush.tools.measure.em) * size;
      context.fillRect(left, top + (i * LABEL_LINE + 0.4) * size, width, Math.max(1, size * 0.5));
    }
  });
}
