import qrcode from 'qrcode';
import { useMemo } from 'react';

const QUIET = 4;

/** A QR code as an image with the given name; black on white with its quiet zone, as wide as its container. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { path, side } = useMemo(() => draw(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function draw(text: string): { path: string; side: number } {
  const { size, data } = qrcode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const cells: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (data[y * size + x]) cells.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
    }
  }
  return { path: cells.join(''), side: size + 2 * QUIET };
}
