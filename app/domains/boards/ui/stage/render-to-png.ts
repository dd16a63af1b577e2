import type { Box } from '../../model';
import { CanvasMeasure, NOTE_WEIGHT, TITLE_WEIGHT } from './measure';
import { paintGround, paintItem, paintTitle } from './paint';
import type { Brush, PaintTools } from './paint/brush';
import { ImageStore } from './paint/images';
import { SheetSprites } from './paint/sheet';
import { font } from './palette';
import { pictureSize } from './picture-size';
import { Scene, type SceneItem } from './scene';
import type { Decorations, StageSource } from './types';

export interface PictureOptions {
  /** Draw only these objects, and what lies in groups and frames among them is drawn only when named too. */
  ids?: readonly string[];
  /** Part of the board; default: around what is drawn, with a margin. */
  box?: Box;
  /** Pixels per board unit. Default 2. */
  scale?: number;
  decorations?: Decorations;
  /** `board`: paper without dots (default). `none`: transparent. */
  background?: 'board' | 'none';
  /** Address of an uploaded file. Default `/files/<id>`. */
  fileUrl?: (file: string) => string;
}

export interface Picture {
  blob: Blob;
  width: number;
  height: number;
  /** Pixels per board unit as drawn. */
  scale: number;
  /** True when `scale` is less than asked for, because the picture would have become too large. */
  clamped: boolean;
}

const MARGIN = 48;

/**
 * Draws a board, a part of it or some objects as a PNG, wrapped as on the screen. Waits for fonts and pictures first;
 * a picture that cannot be loaded leaves an empty sheet.
 * @returns null when there is nothing to draw
 */
export async function renderToPng(
  source: StageSource,
  options: PictureOptions = {},
): Promise<Picture | null> {
  const scene = new Scene(source, () => undefined);
  try {
    const items = chosenItems(scene, options);
    const box = options.box ?? aroundAll(items);
    if (!box || items.length === 0) return null;
    const images = new ImageStore(options.fileUrl ?? ((file) => `/files/${file}`), () => undefined);
    await Promise.all([loadFonts(items), loadImages(items, images)]);
    const size = pictureSize(box, options.scale ?? 2);
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext('2d', { alpha: options.background === 'none' });
    if (!context) throw new Error('no 2d context');
    const tools: PaintTools = {
      measure: new CanvasMeasure(),
      sprites: new SheetSprites(),
      images,
      decorations: options.decorations ?? new Map(),
      authors: new Map(),
    };
    const brush: Brush = {
      context,
      scale: size.scale,
      dpr: 1,
      rough: false,
      originX: box.x,
      originY: box.y,
      tools,
    };
    if (options.background !== 'none') paintGround(brush, box, false);
    for (const item of items) paintItem(brush, item);
    for (const item of items) paintTitle(brush, item);
    return { ...size, blob: await toBlob(canvas) };
  } finally {
    scene.destroy();
  }
}

function chosenItems(scene: Scene, { ids, box }: PictureOptions): SceneItem[] {
  const found = box ? scene.touching(box) : [...scene.all()];
  if (!ids) return scene.inOrder(found);
  const wanted = new Set(ids);
  return scene.inOrder(found.filter(({ id }) => wanted.has(id)));
}

function aroundAll(items: readonly SceneItem[]): Box | null {
  const [first] = items;
  if (!first) return null;
  let { x: x0, y: y0 } = first.box;
  let x1 = x0 + first.box.w;
  let y1 = y0 + first.box.h;
  for (const { box, object } of items) {
    const head = object.type === 'frame' ? 50 : 0;
    x0 = Math.min(x0, box.x);
    y0 = Math.min(y0, box.y - head);
    x1 = Math.max(x1, box.x + box.w);
    y1 = Math.max(y1, box.y + box.h);
  }
  return { x: x0 - MARGIN, y: y0 - MARGIN, w: x1 - x0 + 2 * MARGIN, h: y1 - y0 + 2 * MARGIN };
}

/** Letters that have not come by then are drawn as the device has them: offline they may never come. */
const LETTERS_MS = 3_000;

/** Japanese fonts come in slices: each is loaded when a character of it is asked for. */
async function loadFonts(items: readonly SceneItem[]): Promise<void> {
  const characters = new Set('0123456789…');
  for (const { object } of items) {
    if ('text' in object) for (const character of object.text) characters.add(character);
    for (const tag of object.tags) for (const character of tag) characters.add(character);
  }
  const text = [...characters].join('');
  const coming = [NOTE_WEIGHT, TITLE_WEIGHT].map((weight) => document.fonts.load(font(20, weight), text));
  const enough = new Promise((resolve) => setTimeout(resolve, LETTERS_MS));
  await Promise.race([Promise.allSettled(coming), enough]);
}

async function loadImages(items: readonly SceneItem[], images: ImageStore): Promise<void> {
  const files = new Set(items.flatMap(({ object }) => (object.type === 'image' ? [object.file] : [])));
  await Promise.all([...files].map((file) => images.load(file)));
}

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))),
      'image/png',
    );
  });
}
