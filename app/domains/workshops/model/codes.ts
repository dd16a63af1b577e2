import { customAlphabet } from '~/platform/random';

const first = customAlphabet('123456789', 1);
const rest = customAlphabet('0123456789', 5);

/** A six-digit join code drawn evenly; never with a leading zero, so that it survives spreadsheets and speech. */
export function newCode(): string {
  return `${first()}${rest()}`;
}

/** Digits as typed on any keyboard (full width, with spaces or hyphens) → six digits, or null. */
export function readCode(input: string): string | null {
  const digits = input.normalize('NFKC').replace(/[\s\-‐‑–—―−ー・.]/gu, '');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

/** For reading aloud and from a projector: 424 242. */
export function formatCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
