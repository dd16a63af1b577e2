import { kanaSortKey } from '~/platform/kana';
import type { Area } from './areas';

/**
 * Whether an area is meant by what somebody typed: a part of its name or code, or of its reading in hiragana or
 * katakana, voicing and long vowels aside. Nothing typed means every area.
 */
export function isMeant(area: Pick<Area, 'name' | 'kana' | 'code'>, typed: string): boolean {
  const plain = typed.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (plain === '') return true;
  const name = area.name.normalize('NFKC').toLowerCase();
  if (name.includes(plain) || area.code.startsWith(plain)) return true;
  const reading = kanaSortKey(area.kana);
  return reading !== '' && reading.includes(kanaSortKey(plain));
}
