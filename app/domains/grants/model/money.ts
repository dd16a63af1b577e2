/** Whole yen as people write them: 1,200円, １２００. Empty: 0; null for what is no amount. */
export function readYen(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,、円¥\\]/g, '');
  if (!/^\d{0,10}$/.test(plain)) return null;
  const yen = Number(plain || 0);
  return yen <= 1_000_000_000 ? yen : null;
}
