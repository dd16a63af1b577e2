import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CASE_ACTIONS,
  CASE_ROLES,
  CASE_SECTIONS,
  CASE_STATUSES,
  type CaseAction,
  type CaseContent,
  type CaseRole,
  type CaseStatus,
  type Consent,
  mayDo,
  missingParts,
  readSections,
  statusAfter,
} from '.';

/** S staff, P partner, V viewer, O everybody else. */
const GRID = `
action        draft  asked  agreed  published  withdrawn
read          SPV    SPV    SPV     SPVO       SPV
edit          SP     -      -       -          -
ask           SP     -      -       -          -
answer        -      P      -       -          -
record_paper  -      S      -       -          -
take_back     -      -      P       P          -
reopen        -      SP     SP      -          SP
publish       -      -      S       -          -
withdraw      -      -      -       S          -
remove        SP     -      -       -          S`;

const LETTER: Record<CaseRole, string> = { staff: 'S', partner: 'P', viewer: 'V', other: 'O' };

function cells(): [CaseStatus, CaseAction, CaseRole, boolean][] {
  const [head = [], ...rows] = GRID.trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  return rows.flatMap(([action, ...who]) =>
    head
      .slice(1)
      .flatMap((status, at) =>
        CASE_ROLES.map((role): [CaseStatus, CaseAction, CaseRole, boolean] => [
          status as CaseStatus,
          action as CaseAction,
          role,
          who[at]?.includes(LETTER[role]) ?? false,
        ]),
      ),
  );
}

describe('who may do what in which state', () => {
  it('has every cell', () => {
    const keys = new Set(cells().map((cell) => cell.slice(0, 3).join(' ')));
    expect(keys.size).toBe(CASE_STATUSES.length * CASE_ACTIONS.length * CASE_ROLES.length);
    for (const status of CASE_STATUSES)
      for (const action of CASE_ACTIONS)
        for (const role of CASE_ROLES) expect(keys).toContain(`${status} ${action} ${role}`);
  });

  it.each(cells())('%s, %s by %s: %s', (status, action, role, expected) => {
    expect(mayDo(status, action, role)).toBe(expected);
  });
});

describe('the state afterwards', () => {
  it.each<[CaseStatus, CaseAction, Consent[], CaseStatus]>([
    ['draft', 'edit', [], 'draft'],
    ['draft', 'ask', ['none', 'none'], 'asked'],
    ['asked', 'answer', ['agreed', 'none'], 'asked'],
    ['asked', 'answer', ['agreed', 'refused'], 'asked'],
    ['asked', 'answer', ['agreed', 'agreed'], 'agreed'],
    ['asked', 'answer', [], 'asked'],
    ['asked', 'record_paper', ['agreed'], 'agreed'],
    ['asked', 'reopen', ['none'], 'draft'],
    ['agreed', 'take_back', ['agreed', 'refused'], 'asked'],
    ['agreed', 'reopen', [], 'draft'],
    ['agreed', 'publish', ['agreed', 'agreed'], 'published'],
    ['agreed', 'publish', ['agreed', 'none'], 'agreed'],
    ['published', 'take_back', ['agreed', 'refused'], 'withdrawn'],
    ['published', 'withdraw', ['agreed'], 'withdrawn'],
    ['withdrawn', 'reopen', [], 'draft'],
    ['withdrawn', 'remove', [], 'withdrawn'],
  ])('%s, %s with %j: %s', (status, action, consents, expected) => {
    expect(statusAfter(status, action, consents)).toBe(expected);
  });

  it('is never published while one partner has not agreed, whatever is done in which order', () => {
    const step = fc.record({
      action: fc.constantFrom(...CASE_ACTIONS),
      role: fc.constantFrom(...CASE_ROLES),
      partner: fc.nat(2),
      agrees: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let status: CaseStatus = 'draft';
        let consents: Consent[] = ['none', 'none', 'none'];
        for (const { action, role, partner, agrees } of steps) {
          if (!mayDo(status, action, role)) continue;
          if (action === 'reopen') consents = ['none', 'none', 'none'];
          if (action === 'answer') consents[partner] = agrees ? 'agreed' : 'refused';
          if (action === 'record_paper') consents[partner] = 'agreed';
          if (action === 'take_back') consents[partner] = 'refused';
          status = statusAfter(status, action, consents);
          if (status === 'published') expect(consents).toEqual(['agreed', 'agreed', 'agreed']);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const told: Pick<CaseContent, 'summary' | 'sections' | 'themes'> = {
  summary: '雪の日に、こえをかけあいました',
  sections: readSections('{"reason":"雪","doing":"そり","change":"顔見知り"}'),
  themes: ['elderly'],
};

describe('what is missing', () => {
  it('is nothing when it is told', () => expect(missingParts(told, [], 1)).toEqual([]));

  it('is everything when nothing is', () => {
    const empty = { summary: ' ', sections: readSections('{}'), themes: [] };
    expect(missingParts(empty, [{ people: 'unasked', caption: 'そり' }], 0)).toEqual([
      'summary',
      'themes',
      'section_reason',
      'section_doing',
      'section_change',
      'pictures',
      'partners',
    ]);
  });

  it('is the consent or the words of a picture', () => {
    expect(missingParts(told, [{ people: 'agreed', caption: '' }], 1)).toEqual(['pictures']);
    expect(missingParts(told, [{ people: 'none', caption: '公園' }], 1)).toEqual([]);
  });
});

it('reads sections of anything', () => {
  const empty = Object.fromEntries(CASE_SECTIONS.map((section) => [section, '']));
  for (const json of ['null', '[]', '3', '{"reason":3}']) expect(readSections(json)).toEqual(empty);
});
