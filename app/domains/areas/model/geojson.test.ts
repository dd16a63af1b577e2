import { describe, expect, test } from 'vitest';
import { BOUNDARY_LIMITS, FileError, readBoundaries } from './geojson';
import { matchFeatures } from './matching';

type Ring = [number, number][];
const SQUARE: Ring = [
  [141.3, 43],
  [141.4, 43],
  [141.4, 43.1],
  [141.3, 43.1],
  [141.3, 43],
];
const feature = (geometry: unknown, properties: unknown = { code: '01107' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const problemOf = (geometry: unknown) => readBoundaries(file(feature(geometry)))[0]?.problem;
const fileProblem = (text: string) => {
  try {
    readBoundaries(text);
    return null;
  } catch (error) {
    return error instanceof FileError ? error.problem : error;
  }
};

describe('features that can be used', () => {
  test('a polygon, with a byte order mark before the file and heights in the points', () => {
    const high = SQUARE.map(([x, y]) => [x, y, 12.3]);
    const [read] = readBoundaries(`\uFEFF${file(feature(polygon(high)))}`);
    expect(read).toMatchObject({
      number: 1,
      problem: null,
      polygons: [[SQUARE]],
      properties: { code: '01107' },
    });
  });
  test('a polygon with a hole, and several polygons', () => {
    const hole = SQUARE.map(([x, y]) => [141.35 + (x - 141.35) / 2, 43.05 + (y - 43.05) / 2]);
    expect(problemOf(polygon(SQUARE, hole))).toBeNull();
    expect(problemOf({ type: 'MultiPolygon', coordinates: [[SQUARE], [hole]] })).toBeNull();
  });
  test('rings that touch themselves in a corner', () => {
    const eight = [
      [141, 43],
      [141.1, 43.1],
      [141.2, 43],
      [141.2, 43.2],
      [141.1, 43.1],
      [141, 43.2],
      [141, 43],
    ];
    expect(problemOf(polygon(eight))).toBeNull();
  });
});

describe('features that cannot', () => {
  const swapped = SQUARE.map(([x, y]) => [y, x]);
  const metres = SQUARE.map(([x, y]) => [x * 1000, y * 1000]);
  const bow = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]];
  const back = [
    [141, 43],
    [141.2, 43],
    [141.1, 43],
    [141.1, 43.1],
    [141, 43],
  ];
  test.each([
    ['not_polygon', { type: 'Point', coordinates: [141, 43] }],
    ['not_polygon', { type: 'LineString', coordinates: SQUARE }],
    ['no_geometry', null],
    ['no_geometry', polygon()],
    ['bad_coordinates', polygon([['141', '43']])],
    ['bad_coordinates', polygon([[null, 1]])],
    ['bad_coordinates', polygon('x')],
    ['bad_coordinates', { type: 'Polygon' }],
    ['swapped', polygon(swapped)],
    ['out_of_range', polygon(metres)],
    ['unclosed', polygon(SQUARE.slice(0, -1))],
    ['too_short', polygon([SQUARE[0], SQUARE[1], SQUARE[0]])],
    ['too_short', polygon([])],
    ['crossing', polygon(bow)],
    ['crossing', polygon(back)],
    [
      'crossing',
      polygon(
        SQUARE,
        SQUARE.map(([x, y]) => [x + 0.05, y]),
      ),
    ],
  ])('%s', (problem, geometry) => expect(problemOf(geometry)).toBe(problem));

  test('no feature at all', () => {
    expect(readBoundaries(file(7, feature(polygon(SQUARE))))[0]).toMatchObject({
      number: 1,
      problem: 'not_feature',
    });
  });
  test('a crossing says where', () => {
    expect(readBoundaries(file(feature(polygon(bow))))[0]?.at?.[0]).toBeCloseTo(141.3, 0);
  });
});

describe('files that cannot be used', () => {
  test.each([
    ['not_json', '{"type":'],
    ['not_json', ''],
    ['not_collection', '[]'],
    ['not_collection', JSON.stringify(feature(polygon(SQUARE)))],
    ['no_features', file()],
    ['many_features', file(...Array.from({ length: BOUNDARY_LIMITS.features + 1 }, () => 0))],
  ])('%s', (problem, text) => expect(fileProblem(text)).toBe(problem));

  test('more points than we draw', () => {
    const ring = Array.from({ length: BOUNDARY_LIMITS.points + 1 }, () => [141, 43]);
    expect(fileProblem(file(feature(polygon(ring))))).toBe('many_points');
  });
  test('deeply nested lists end as what they are', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(['not_json', null]).toContain(
      fileProblem(
        `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":${deep}}}]}`,
      ),
    );
  });
  test('a ring made to keep us busy is given up', () => {
    const half = 60_000;
    const zigzag = Array.from({ length: half }, (_, i) => [141 + (i % 2) * 0.9 + i * 1e-6, 42 + i * 1.5e-5]);
    const around = [[143, 43], [143, 41], [141, 41], zigzag[0]];
    const [read] = readBoundaries(file(feature(polygon([...zigzag, ...around]))));
    expect(read?.problem).toBe('too_tangled');
  });
});

describe('whose shape it is', () => {
  const areas = [
    { code: '011002', name: '札幌市', parentCode: null },
    { code: '011070', name: '西区', parentCode: '011002' },
    { code: '011011', name: '中央区', parentCode: '011002' },
    { code: '011070-04', name: '西町', parentCode: '011070' },
    { code: '011011-01', name: '西町', parentCode: '011011' },
  ];
  const matched = (value: unknown) =>
    matchFeatures(
      readBoundaries(file(feature(polygon(SQUARE), { N03_007: value }))),
      areas,
      null,
    ).matched.map(({ code }) => code);
  test.each([
    ['01107', '011070'],
    ['011070', '011070'],
    ['０１１０７', '011070'],
    [1107, '011070'],
    [11070, '011070'],
    ['西区', '011070'],
    ['札幌市西区', '011070'],
    ['011070-04', '011070-04'],
    ['01107-04', '011070-04'],
    ['西区西町', '011070-04'],
  ])('%s is %s', (value, code) => expect(matched(value)).toEqual([code]));
  test.each([['011071'], ['01199'], ['西'], ['西町'], ['']])('%s is nobody, or not only one', (value) => {
    expect(matched(value)).toEqual([]);
  });

  test('the property that matches most is taken, another one when asked for', () => {
    const text = file(
      feature(polygon(SQUARE), { id: 'a', name: '西区', code: '01107' }),
      feature(polygon(SQUARE), { id: 'b', name: 'よそ', code: '01101' }),
    );
    const read = readBoundaries(text);
    expect(matchFeatures(read, areas, null)).toMatchObject({
      property: 'code',
      properties: [
        { name: 'code', matched: 2 },
        { name: 'name', matched: 1 },
        { name: 'id', matched: 0 },
      ],
    });
    expect(matchFeatures(read, areas, 'name')).toMatchObject({
      property: 'name',
      matched: [{ code: '011070' }],
      leftOut: [{ number: 2, value: 'よそ', why: 'unmatched' }],
    });
  });

  test('several features of one area make one shape; a bad one among them is told', () => {
    const east = SQUARE.map(([x, y]) => [x + 1, y]);
    const read = readBoundaries(
      file(
        feature(polygon(SQUARE)),
        feature(polygon(east)),
        feature(polygon(SQUARE.slice(1))),
        feature(null, { code: '99' }),
      ),
    );
    const { matched: found, bad, leftOut } = matchFeatures(read, areas, null);
    expect(found).toMatchObject([{ code: '011070', features: 2, shape: { type: 'MultiPolygon' } }]);
    expect(bad).toEqual([{ number: 3, value: '01107', problem: 'unclosed', at: [141.3, 43] }]);
    expect(leftOut).toEqual([{ number: 4, value: '99', why: 'unmatched' }]);
  });
});
