import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Compared, DuplicateIndex, duplicateReasons } from './duplicates';

const entry = (given: Partial<Compared>): Compared => ({
  id: 'org_a',
  type: 'npo',
  corporateNumber: null,
  matchName: '',
  matchAddress: '',
  ...given,
});

describe('two entries of one organisation', () => {
  it.each<[string, Partial<Compared>, Partial<Compared>, string[]]>([
    ['number', { corporateNumber: '7000012050002' }, { corporateNumber: '7000012050002' }, ['number']],
    ['name', { matchName: 'ゆきあかり' }, { matchName: 'ゆきあかり' }, ['name']],
    [
      'address and similar name',
      { matchName: 'ゆきあかりの会', matchAddress: '北区北7条西1-1' },
      { matchName: 'ゆきあかり会', matchAddress: '北区北7条西1-1' },
      ['address'],
    ],
    [
      'a house with many in it',
      { matchName: 'ゆきあかり', matchAddress: '北区北7条西1-1' },
      { matchName: 'もりのこえ', matchAddress: '北区北7条西1-1' },
      [],
    ],
    [
      'a town without a house number',
      { matchName: 'ゆきあかりの会', matchAddress: '手稲区前田' },
      { matchName: 'ゆきあかり会', matchAddress: '手稲区前田' },
      [],
    ],
    [
      'namesakes of two wards',
      { type: 'chonaikai', matchName: '中央町内会', matchAddress: '北区北7条' },
      { type: 'chonaikai', matchName: '中央町内会', matchAddress: '西区西野3条' },
      [],
    ],
    [
      'two legal persons of one name',
      { matchName: 'ゆきあかり', corporateNumber: '7000012050002' },
      { matchName: 'ゆきあかり', corporateNumber: '8000012010038' },
      [],
    ],
    ['nothing known of either', {}, {}, []],
  ])('%s', (_why, a, b, reasons) => {
    expect(duplicateReasons(entry(a), entry({ id: 'org_b', ...b }))).toEqual(reasons);
  });
});

const entries = fc
  .array(
    fc.record({
      type: fc.constantFrom<Compared['type']>('npo', 'chonaikai', 'company'),
      corporateNumber: fc.constantFrom(null, null, '7000012050002', '8000012010038'),
      matchName: fc.constantFrom('', 'ゆきあかり', 'ゆきあかりの会', 'もりのこえ'),
      matchAddress: fc.constantFrom('', '北区北7条西1-1', '西区西野3条1-1', '手稲区前田'),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((one, i): Compared => ({ ...one, id: `org_${String(i).padStart(2, '0')}` })));

describe('all pairs', () => {
  it('are those that comparing each with each finds, whatever the order they come in', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const byHand = all.flatMap((a) =>
          all
            .filter((b) => a.id < b.id)
            .map((b) => ({ a: a.id, b: b.id, reasons: duplicateReasons(a, b) }))
            .filter(({ reasons }) => reasons.length > 0),
        );
        const pairs = new DuplicateIndex(all).pairs();
        expect(pairs).toHaveLength(byHand.length);
        expect(pairs).toEqual(expect.arrayContaining(byHand));
        expect(new DuplicateIndex([...all].reverse()).pairs()).toEqual(pairs);
      }),
    );
  });
  it('have reasons that hold both ways', () => {
    fc.assert(
      fc.property(entries, (all) => {
        for (const a of all) {
          for (const b of all) expect(duplicateReasons(a, b)).toEqual(duplicateReasons(b, a));
        }
      }),
    );
  });
  it('of ten thousand entries are found without comparing each with each', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      entry({
        id: `org_${String(i).padStart(5, '0')}`,
        matchName: `団体${i % 9_500}`,
        matchAddress: `北区北${i % 40}条西${i % 30}-${i % 7}`,
      }),
    );
    expect(new DuplicateIndex(many).pairs().length).toBeGreaterThanOrEqual(500);
  });
});
