import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../model';
import type { Camera } from './camera';
import { fromMinimap, type MinimapView, minimapView, toMinimap } from './minimap-core';
import { BOARD, INK, PAPERS, wash } from './palette';
import type { StageSource } from './types';

const WIDTH = 208;
const HEIGHT = 140;
/** Milliseconds after a change before the overview is drawn anew. */
const REDRAW_MS = 250;
const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface MinimapProps {
  source: StageSource;
  camera: Camera;
}

/** The whole board, small, with the part in view: press or drag to go there, or use the arrow keys. Not on phones. */
export function Minimap({ source, camera }: MinimapProps) {
  const { t } = useTranslation('boards');
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<MinimapView | null>(null);

  useEffect(() => {
    if (!canvas.current || !frame.current) return;
    return followBoard(source, camera, canvas.current, frame.current, (view) => {
      shown.current = view;
    });
  }, [source, camera]);

  const go = (event: PointerEvent<HTMLElement>) => {
    if (!shown.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    const point = fromMinimap(shown.current, [event.clientX - box.left, event.clientY - box.top]);
    void camera.centreOn(point, event.type === 'pointerdown');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    camera.panBy((-step[0] * camera.width) / 3, (-step[1] * camera.height) / 3);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable area moved by arrow keys has no element of its own
    <div
      role="group"
      aria-label={t('stage.minimap.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: moved by arrow keys
      tabIndex={0}
      className="bs-minimap"
      data-own-pointer
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) go(event);
      }}
    >
      <canvas ref={canvas} />
      <div ref={frame} className="bs-minimap-view" aria-hidden="true" />
    </div>
  );
}

/** Draws the overview when the board has changed and moves the frame with the camera. Returns the end. */
function followBoard(
  source: StageSource,
  camera: Camera,
  canvas: HTMLCanvasElement,
  frame: HTMLElement,
  show: (view: MinimapView) => void,
): () => void {
  let content: Box | null = null;
  let drawn: MinimapView | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let request: number | null = null;
  const place = () => {
    request = null;
    const view = minimapView(content, camera.visibleBox(), WIDTH, HEIGHT);
    if (!drawn || view.x !== drawn.x || view.y !== drawn.y || view.scale !== drawn.scale) {
      drawn = view;
      paintOverview(canvas, source, view);
    }
    show(view);
    const box = toMinimap(view, camera.visibleBox());
    frame.style.transform = `translate(${box.x}px, ${box.y}px)`;
    frame.style.width = `${box.w}px`;
    frame.style.height = `${box.h}px`;
  };
  const schedule = () => {
    request ??= requestAnimationFrame(place);
  };
  const redraw = () => {
    timer = null;
    content = contentOf(source);
    drawn = null;
    schedule();
  };
  const stops = [
    camera.onChange(schedule),
    source.on(() => {
      timer ??= setTimeout(redraw, REDRAW_MS);
    }),
  ];
  redraw();
  return () => {
    for (const stop of stops) stop();
    if (timer !== null) clearTimeout(timer);
    if (request !== null) cancelAnimationFrame(request);
  };
}

function contentOf(source: StageSource): Box | null {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  for (const { id } of source.all()) {
    const box = source.boxOf(id);
    if (!box) continue;
    x0 = Math.min(x0, box.x);
    y0 = Math.min(y0, box.y);
    x1 = Math.max(x1, box.x + box.w);
    y1 = Math.max(y1, box.y + box.h);
  }
  return x0 <= x1 ? { x: x0, y: y0, w: x1 - x0, h: y1 - y0 } : null;
}

function paintOverview(canvas: HTMLCanvasElement, source: StageSource, view: MinimapView): void {
  const dpr = devicePixelRatio || 1;
  canvas.width = WIDTH * dpr;
  canvas.height = HEIGHT * dpr;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  context.fillStyle = BOARD;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(dpr, dpr);
  const objects = source.all();
  for (const grounds of [true, false])
    for (const object of objects) {
      const ground = object.type === 'frame' || object.type === 'group';
      const box = ground === grounds && object.type !== 'connector' ? source.boxOf(object.id) : null;
      if (!box) continue;
      const { x, y, w, h } = toMinimap(view, box);
      if (object.type === 'frame') context.fillStyle = '#ffffff';
      else if (object.type === 'group') context.fillStyle = wash(object.colour);
      else if (object.type === 'note') context.fillStyle = PAPERS[object.colour].edge;
      else context.fillStyle = 'colour' in object ? PAPERS[object.colour].line : INK;
      if (object.type === 'label') context.globalAlpha = 0.35;
      context.fillRect(x, y, Math.max(1, w), Math.max(1, object.type === 'pen' ? Math.min(h, 2) : h));
      context.globalAlpha = 1;
    }
}
