import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Actor,
  actsOf,
  afterAct,
  DAY_MS,
  daysLeft,
  followUpDays,
  groupOf,
  isEnded,
  isReminderDue,
  newTalk,
  otherSide,
  type Side,
  statusAt,
  TALK_ACTS,
  type TalkState,
  type TalkStatus,
  wayOut,
} from './model';

const DUE = 14 * DAY_MS;
interface Step {
  act: (typeof TALK_ACTS)[number];
  actor: Actor;
  /** Before it, in ms. */
  wait: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...TALK_ACTS),
  actor: fc.constantFrom<Actor>('from', 'to', 'staff', 'clock'),
  wait: fc.integer({ min: 0, max: 3 * DAY_MS }),
});
const walk = fc.record({
  origin: fc.constantFrom<'interest' | 'staff'>('interest', 'staff'),
  steps: fc.array(step, { maxLength: 60 }),
});

/** Every state an arbitrary history passes, with what led to it. */
function history({ origin, steps }: { origin: 'interest' | 'staff'; steps: Step[] }) {
  let state = newTalk(origin, DUE);
  let now = 0;
  return steps.map((one) => {
    now += one.wait;
    const before = state;
    const after = afterAct(state, one.act, one.actor, now);
    state = after ?? state;
    return { ...one, now, before, after };
  });
}

const EDGES: Record<TalkStatus, readonly TalkStatus[]> = {
  open: ['open', 'talking', 'declined', 'expired', 'withdrawn', 'closed'],
  talking: ['talking', 'agreed', 'declined', 'closed'],
  agreed: ['agreed'],
  declined: [],
  expired: [],
  withdrawn: [],
  closed: [],
};

describe('any history of acts', () => {
  it('takes no illegal step, and none out of an end', () => {
    fc.assert(
      fc.property(walk, (one) => {
        for (const { before, after } of history(one)) {
          if (after) expect(EDGES[before.status]).toContain(after.status);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lets nobody speak for somebody else', () => {
    fc.assert(
      fc.property(walk, (one) => {
        for (const { before, after, actor } of history(one)) {
          for (const side of ['from', 'to'] as Side[]) {
            if (!after || actor === side) continue;
            expect(after.replies[side]).toBe(before.replies[side]);
            expect(after.agreed[side]).toBe(before.agreed[side]);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('begins to talk only when both have replied, and agrees only when both have agreed', () => {
    fc.assert(
      fc.property(walk, (one) => {
        for (const { after } of history(one)) {
          if (after?.status === 'talking') expect([after.replies.from, after.replies.to]).not.toContain(null);
          expect(after?.status === 'agreed').toBe(!!after?.agreed.from && !!after.agreed.to);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lets only the clock end a request by its deadline, and only then', () => {
    fc.assert(
      fc.property(walk, (one) => {
        for (const { before, after, actor, now } of history(one)) {
          if (after?.status === 'expired') expect([actor, now >= DUE]).toEqual(['clock', true]);
          if (before.status === 'open' && now >= DUE && actor !== 'clock') expect(after).toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const asked = newTalk('interest', DUE);
const must = (state: TalkState | null): TalkState => {
  if (!state) throw new Error('not possible');
  return state;
};

describe('a request', () => {
  it('is answered by the asked, withdrawn by the asker', () => {
    expect(actsOf(asked, 'to', 0)).toEqual(['accept', 'ask_back', 'decline']);
    expect(actsOf(asked, 'from', 0)).toEqual(['withdraw']);
    expect(actsOf(asked, 'staff', 0)).toEqual(['write', 'close']);
  });

  it('that is asked back can still be accepted or declined, without a deadline', () => {
    const talking = must(afterAct(asked, 'ask_back', 'to', 0));
    expect(talking.status).toBe('talking');
    expect(actsOf(talking, 'to', DUE + 1)).toEqual(['accept', 'decline', 'write', 'meet', 'agree']);
    expect(actsOf(talking, 'from', DUE + 1)).toEqual(['write', 'meet', 'agree', 'close']);
    expect(must(afterAct(talking, 'decline', 'to', DUE + 1)).status).toBe('declined');
  });

  it('of staff needs the word of both', () => {
    const introduced = newTalk('staff', DUE);
    const one = must(afterAct(introduced, 'accept', 'from', 0));
    expect(one.status).toBe('open');
    expect(must(afterAct(one, 'ask_back', 'to', 0)).status).toBe('talking');
    expect(actsOf(introduced, 'from', 0)).toEqual(actsOf(introduced, 'to', 0));
  });

  it('past its deadline is expired before anybody has written it down', () => {
    expect(statusAt(asked, DUE - 1)).toBe('open');
    expect(statusAt(asked, DUE)).toBe('expired');
    expect(actsOf(asked, 'to', DUE)).toEqual([]);
    expect(groupOf(asked, 'to', DUE)).toBe('ended');
  });
});

it('an agreement can be taken back until the other has agreed', () => {
  const talking = must(afterAct(asked, 'accept', 'to', 0));
  const one = must(afterAct(talking, 'agree', 'from', 0));
  expect(one.status).toBe('talking');
  expect(must(afterAct(one, 'unagree', 'from', 0)).agreed.from).toBe(false);
  const both = must(afterAct(one, 'agree', 'to', 0));
  expect(both.status).toBe('agreed');
  expect(afterAct(both, 'unagree', 'from', 0)).toBeNull();
});

it('each side can leave whatever is not over or agreed', () => {
  fc.assert(
    fc.property(walk, fc.constantFrom<Side>('from', 'to'), (one, side) => {
      for (const { after, now } of history(one)) {
        if (!after) continue;
        const status = statusAt(after, now);
        expect(wayOut(after, side, now) === null).toBe(isEnded(status) || status === 'agreed');
      }
    }),
  );
});

it('groups a request by who is to answer', () => {
  expect([groupOf(asked, 'from', 0), groupOf(asked, 'to', 0)]).toEqual(['for_them', 'for_us']);
  expect(otherSide('from')).toBe('to');
});

it('reminds once, in the days before the deadline', () => {
  const talk = { status: 'open' as const, replyBy: DUE, remindedAt: null };
  expect(isReminderDue(talk, 3, DUE - 3 * DAY_MS - 1)).toBe(false);
  expect(isReminderDue(talk, 3, DUE - 3 * DAY_MS)).toBe(true);
  expect(isReminderDue({ ...talk, remindedAt: 1 }, 3, DUE - DAY_MS)).toBe(false);
  expect(isReminderDue(talk, 3, DUE)).toBe(false);
  expect(isReminderDue(talk, 0, DUE - 1)).toBe(false);
});

it('counts days left, and months with a day that exists', () => {
  expect([daysLeft(DUE, 0), daysLeft(DUE, DUE - 1), daysLeft(DUE, DUE + 5)]).toEqual([14, 1, 0]);
  expect(followUpDays('2026-08-31', [6, 12])).toEqual(['2027-02-28', '2027-08-31']);
});
