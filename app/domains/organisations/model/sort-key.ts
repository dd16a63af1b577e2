import { kanaSortKey } from '~/platform/kana';
import { matchName } from './names';

/** Readings of legal forms as a sort key writes them, the longest first. */
const FORM_READINGS = [
  'にんていとくていひえいりかつどうほうじん',
  'とくていひえいりかつどうほうじん',
  'にんていえぬぴーおーほうじん',
  'えぬぴーおーほうじん',
  'いっぱんしゃだんほうじん',
  'いっぱんざいだんほうじん',
  'こうえきしゃだんほうじん',
  'こうえきざいだんほうじん',
  'しゃかいふくしほうじん',
  'しょうてんがいしんこうくみあい',
  'がっこうほうじん',
  'いりょうほうじん',
  'かぶしきがいしゃ',
  'ゆうげんがいしゃ',
  'ごうどうがいしゃ',
].map(kanaSortKey);

/** What lists are ordered by: the reading without its legal form, else the name without it. */
export function organisationSortKey(name: string, kana: string): string {
  let key = kanaSortKey(kana);
  if (key === '') return kanaSortKey(matchName(name));
  for (const words of FORM_READINGS) {
    if (key.startsWith(words) && key.length > words.length) key = key.slice(words.length);
    if (key.endsWith(words) && key.length > words.length) key = key.slice(0, -words.length);
  }
  return key;
}
