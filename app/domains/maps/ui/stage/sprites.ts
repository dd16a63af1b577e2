/** Pictures kept at a time; those of a map with many words are made anew beyond. */
const KEPT = 800;

const sprites = new Map<string, HTMLCanvasElement>();

/**
 * Draws something small by a kept picture of it: strokes and letters of three hundred pins cost more than all else of a
 * frame, pictures hardly anything. `key` names all that it depends on; `draw` gets a context whose origin is the middle
 * of `size`, which lies at `at` (CSS pixels).
 */
export function stamp(
  context: CanvasRenderingContext2D,
  key: string,
  { at: [x, y], size }: { at: readonly [number, number]; size: readonly [number, number] },
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  const ratio = context.getTransform().a || 1;
  const name = `${ratio} ${key}`;
  const sprite = sprites.get(name) ?? made(ratio, size, draw);
  if (sprites.size >= KEPT && !sprites.has(name)) sprites.clear();
  sprites.set(name, sprite);
  const [width, height] = [sprite.width / ratio, sprite.height / ratio];
  // On whole pixels of the screen, for anything between would blur it.
  const whole = (value: number) => Math.round(value * ratio) / ratio;
  context.drawImage(sprite, whole(x - width / 2), whole(y - height / 2), width, height);
}

function made(
  ratio: number,
  [width, height]: readonly [number, number],
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  sprite.width = Math.ceil(width * ratio);
  sprite.height = Math.ceil(height * ratio);
  const context = sprite.getContext('2d');
  if (context) {
    context.setTransform(ratio, 0, 0, ratio, sprite.width / 2, sprite.height / 2);
    draw(context);
  }
  return sprite;
}

/** Forgets every picture: the letters of the page have come. */
export function forgetSprites(): void {
  sprites.clear();
}
