/**
 * A number in [0, 1) that a name always gives again (FNV-1a, mixed): the demo is the same on every machine, and
 * adding an area to it changes no other.
 */
export function steady(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The same in [-1, 1). */
export function steadySwing(name: string): number {
  return 2 * steady(name) - 1;
}
