import type { FrameObject, GroupObject } from '../../../model';
import { iconPath, LOCK_ICON } from '../icons';
import { groupTitleScale, titleScale } from '../lod';
import { notePadding, TITLE_WEIGHT } from '../measure';
import { ACCENT, FAINT_INK, font, INK, PAPERS } from '../palette';
import type { SceneItem } from '../scene';
import { cutLine, lineWidth } from '../text-layout';
import type { Decoration } from '../types';
import { type Brush, deviceX, deviceY, inBoardUnits } from './brush';

/** Measures of titles in board units, shared with the style sheet by way of `dom-items`. */
export const GROUP_TITLE = { font: 20, height: 36, left: 18, centre: 32, pad: 14 } as const;
export const FRAME_TITLE = { font: 22, rise: 10 } as const;
export const FOOT = { font: 12, chip: 20, badge: 24 } as const;

/** 表札: a name plate on the upper edge of the island. It grows against the zoom like names on a map. */
export function paintGroupTitle(brush: Brush, item: SceneItem, object: GroupObject): void {
  if (!object.text) return;
  const { context } = brush;
  const k = groupTitleScale(brush.scale / brush.dpr, GROUP_TITLE.font, item.depth);
  if (k === 0) return;
  const size = GROUP_TITLE.font * k * brush.scale;
  const pad = GROUP_TITLE.pad * k * brush.scale;
  const room = (item.box.w - 2 * GROUP_TITLE.left) * brush.scale - 2 * pad;
  if (room < size * 2) return;
  const em = brush.tools.measure.em;
  const text = cutLine(object.text, room / size, TITLE_WEIGHT, em);
  const width = lineWidth(text, TITLE_WEIGHT, em) * size + 2 * pad;
  const height = GROUP_TITLE.height * k * brush.scale;
  const x = Math.round(deviceX(brush, item.box.x + GROUP_TITLE.left));
  const y = Math.round(deviceY(brush, item.box.y + GROUP_TITLE.centre) - height / 2);
  const paper = PAPERS[object.colour];
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fillStyle = paper.line;
  context.fill();
  context.fillStyle = '#fff';
  context.font = font(size, TITLE_WEIGHT);
  const lineTop = y + (height - size * 1.4) / 2;
  context.fillText(text, x + pad, lineTop + brush.tools.measure.baseline(TITLE_WEIGHT, 1.4) * size);
}

export function paintFrameTitle(brush: Brush, item: SceneItem, object: FrameObject): void {
  if (!object.text) return;
  const { context } = brush;
  const size = FRAME_TITLE.font * titleScale(brush.scale / brush.dpr, FRAME_TITLE.font) * brush.scale;
  const room = item.box.w * brush.scale;
  if (room < size * 2) return;
  const text = cutLine(object.text, room / size, TITLE_WEIGHT, brush.tools.measure.em);
  const x = Math.round(deviceX(brush, item.box.x));
  const bottom = deviceY(brush, item.box.y - FRAME_TITLE.rise);
  context.fillStyle = INK;
  context.font = font(size, TITLE_WEIGHT);
  const baseline = brush.tools.measure.baseline(TITLE_WEIGHT, 1.4) * size;
  context.fillText(text, x, bottom - size * 1.4 + baseline);
}

/** Tags, votes and lock of a note; lock and votes of other objects. */
export function paintFoot(brush: Brush, item: SceneItem, decoration: Decoration | undefined): void {
  const readable = (FOOT.font * brush.scale) / brush.dpr >= 4.5;
  const reserved = decoration?.votes ? paintVotes(brush, item, decoration.votes, decoration.myVotes ?? 0) : 0;
  if (decoration?.locked) paintLock(brush, item);
  if (item.object.type === 'note' && readable) paintTags(brush, item, reserved);
}

function paintTags(brush: Brush, item: SceneItem, reserved: number): void {
  const { context, scale } = brush;
  const em = brush.tools.measure.em;
  const size = FOOT.font * scale;
  const pad = notePadding(item.box.w, item.box.h);
  let x = deviceX(brush, item.box.x + pad.side);
  const right = deviceX(brush, item.box.x + item.box.w - pad.side) - reserved;
  const middle = deviceY(brush, item.box.y + item.box.h - pad.foot / 2 - 1);
  const baseline = brush.tools.measure.baseline(500, 1.4) * size - size * 0.7;
  context.font = font(size, 500);
  for (const tag of item.object.tags) {
    const width = lineWidth(tag, 500, em) * size + 14 * scale;
    if (x + width > right) break;
    context.beginPath();
    context.roundRect(x, middle - (FOOT.chip / 2) * scale, width, FOOT.chip * scale, (FOOT.chip / 2) * scale);
    context.fillStyle = 'rgba(43, 39, 33, 0.10)';
    context.fill();
    context.fillStyle = INK;
    context.fillText(tag, x + 7 * scale, middle + baseline);
    x += width + 5 * scale;
  }
}

/** Returns the width it takes from the foot, in device pixels. */
function paintVotes(brush: Brush, item: SceneItem, votes: number, mine: number): number {
  const { context } = brush;
  const k = Math.max(1, Math.min(2.5, (0.55 * brush.dpr) / brush.scale)) * brush.scale;
  const text = String(votes);
  const size = 14 * k;
  if (size / brush.dpr < 4) return 0;
  const height = FOOT.badge * k;
  const width = Math.max(height, lineWidth(text, 700, brush.tools.measure.em) * size + 24 * k);
  const x = deviceX(brush, item.box.x + item.box.w - 8) - width;
  const y = deviceY(brush, item.box.y + item.box.h - 7) - height;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fillStyle = ACCENT;
  context.fill();
  context.beginPath();
  context.arc(x + 10 * k, y + height / 2, 3.6 * k, 0, Math.PI * 2);
  context.lineWidth = 1.6 * k;
  context.strokeStyle = '#fff';
  context.fillStyle = '#fff';
  if (mine > 0) context.fill();
  context.stroke();
  context.font = font(size, 700);
  const lineTop = y + (height - size * 1.4) / 2;
  context.fillText(text, x + 17 * k, lineTop + brush.tools.measure.baseline(700, 1.4) * size);
  return width;
}

function paintLock(brush: Brush, item: SceneItem): void {
  const { context } = brush;
  if ((16 * brush.scale) / brush.dpr < 5) return;
  inBoardUnits(brush, item.box.x + item.box.w - 24, item.box.y + 8, () => {
    context.scale(16 / 24, 16 / 24);
    context.strokeStyle = FAINT_INK;
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.stroke(iconPath(LOCK_ICON));
  });
}
