import { expect, test } from 'vitest';
import { groupsOf } from './groups';

const area = (
  kind: 'ward' | 'centre' | 'rengo',
  code: string,
  name: string,
  kana: string,
  parentCode: string,
) => ({
  kind,
  code,
  name,
  kana,
  parentCode,
});
const AREAS = [
  area('ward', '011070', '西区', 'にしく', '011002'),
  area('ward', '011011', '中央区', 'ちゅうおうく', '011002'),
  area('centre', '011070-03', '琴似二十四軒', 'ことににじゅうよんけん', '011070'),
  area('centre', '011070-04', '西町', 'にしまち', '011070'),
  area('centre', '011011-12', '円山', 'まるやま', '011011'),
  area('rengo', '011070-03-01', '二十四軒連合町内会', 'にじゅうよんけんれんごうちょうないかい', '011070-03'),
];
const listed = (typed: string, ward = '') =>
  groupsOf(AREAS, { ward, typed }).map((group) => [group.ward.name, ...group.areas.map(({ name }) => name)]);

test('nothing typed lists everything, each 連合町内会 below its centre', () => {
  expect(listed('')).toEqual([
    ['西区', '琴似二十四軒', '二十四軒連合町内会', '西町'],
    ['中央区', '円山'],
  ]);
});
test('one ward alone', () => expect(listed('', '011011')).toEqual([['中央区', '円山']]));
test('a 連合町内会 brings its centre and its ward', () => {
  expect(listed('連合町内会')).toEqual([['西区', '琴似二十四軒', '二十四軒連合町内会']]);
});
test('a ward named in full brings all its areas', () => {
  expect(listed('西区')).toEqual([['西区', '琴似二十四軒', '二十四軒連合町内会', '西町']]);
  expect(listed('にしく')).toHaveLength(1);
});
test('a reading that begins like a ward lists it and what else is meant', () => {
  expect(listed('にしま')).toEqual([['西区', '西町']]);
});
test('nothing found', () => expect(listed('ありえない')).toEqual([]));
