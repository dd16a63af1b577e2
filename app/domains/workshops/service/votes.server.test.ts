import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { goToPhase } from './conduct.server';
import { removePerson } from './people.server';
import { getSessionView } from './state.server';
import { listBoardRounds } from './vote-views.server';
import { castVote, closeVoteRound, openVoteRound, reopenVoteRound, undoVote } from './votes.server';

let s: TestSession;
let roundId: string;
type Guest = { kind: 'guest'; guestId: string };

beforeEach(async () => {
  s = await makeSession();
  s.addNotes('n1', 'n2', 'n3');
  await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
  roundId = (await view(s.facilitator)).rounds[0]?.id ?? '';
});
afterEach(async () => s.deps.db.destroy());

async function view(principal: Guest | TestSession['facilitator']) {
  const found = await getSessionView(s.deps, principal, s.sessionId);
  if (found.kind !== 'room') throw new Error('waiting');
  return found;
}
const cast = (who: Guest | TestSession['facilitator'], objectId: string, proxy?: string) =>
  castVote(s.deps, who, s.sessionId, { roundId, objectId, proxy });
const undo = (who: Guest | TestSession['facilitator'], objectId: string, proxy?: string) =>
  undoVote(s.deps, who, s.sessionId, { roundId, objectId, proxy });
const reason = (r: string) => ({ details: { reason: r } });

describe('the budget', () => {
  it('is three votes, at most two on a note, as the phase says', async () => {
    const guest = await s.join('さとう');
    await cast(guest, 'n1');
    await cast(guest, 'n1');
    await expect(cast(guest, 'n1')).rejects.toMatchObject(reason('vote_cap'));
    const own = await cast(guest, 'n2');
    expect(own.myVotes).toEqual({ [roundId]: { n1: 2, n2: 1 } });
    await expect(cast(guest, 'n3')).rejects.toMatchObject(reason('vote_budget'));
    await undo(guest, 'n1');
    await expect(cast(guest, 'n3')).resolves.toMatchObject({
      myVotes: { [roundId]: { n1: 1, n2: 1, n3: 1 } },
    });
  });

  it('holds against many requests at once', async () => {
    const guest = await s.join('さとう');
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => cast(guest, `n${(i % 3) + 1}`)),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3);
    const rows = await s.deps.db.selectFrom('votes').selectAll().execute();
    expect(rows).toHaveLength(3);
  });

  it('holds for any mix of casting and undoing by several people at once', async () => {
    const guests = [await s.join('a'), await s.join('b')];
    const act = fc.record({
      who: fc.nat(1),
      note: fc.constantFrom('n1', 'n2', 'n3'),
      undo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        await s.deps.db.deleteFrom('votes').execute();
        await Promise.allSettled(
          acts.map(({ who, note, undo: back }) =>
            (back ? undo : cast)(guests[who] ?? { kind: 'guest', guestId: '' }, note),
          ),
        );
        const rows = await s.deps.db.selectFrom('votes').selectAll().execute();
        for (const guest of guests) {
          const own = rows.filter((row) => row.voter === guest.guestId);
          expect(own.length).toBeLessThanOrEqual(3);
          for (const note of ['n1', 'n2', 'n3']) {
            expect(own.filter((row) => row.object_id === note).length).toBeLessThanOrEqual(2);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('counts only notes that are on the board', async () => {
    const guest = await s.join('さとう');
    await expect(cast(guest, 'nowhere')).rejects.toMatchObject(reason('note_gone'));
  });

  it('is not for strangers, nor for those sent away', async () => {
    await expect(cast({ kind: 'guest', guestId: 'gst_x' }, 'n1')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const guest = await s.join('さとう');
    await removePerson(s.deps, s.facilitator, s.sessionId, guest.guestId);
    await expect(cast(guest, 'n1')).rejects.toMatchObject(reason('removed'));
  });

  it('belongs to its own session', async () => {
    const guest = await s.join('さとう');
    await expect(
      castVote(s.deps, guest, s.sessionId, { roundId: 'vrd_other', objectId: 'n1' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('secrecy', () => {
  it('shows nobody the counts before the end, the facilitator only how many have voted', async () => {
    const guest = await s.join('さとう');
    const other = await s.join('すずき');
    await cast(guest, 'n1');
    expect((await view(other)).rounds[0]).toMatchObject({ voters: null, results: null });
    expect((await view(other)).myVotes).toEqual({});
    const lead = await view(s.facilitator);
    expect(lead.rounds[0]).toMatchObject({ voters: 1, results: null });
    expect(lead.proxies).toEqual([]);
    expect(JSON.stringify(lead.rounds)).not.toContain('"n1"');
  });

  it('ends with closing: ranking with ties for everyone, never who voted for what', async () => {
    const guest = await s.join('さとう');
    const other = await s.join('すずき');
    for (const note of ['n1', 'n2', 'n2']) await cast(guest, note);
    await cast(other, 'n1');
    await cast(other, 'n3');
    await closeVoteRound(s.deps, s.facilitator, s.sessionId, { roundId });
    const results = [
      { objectId: 'n1', votes: 2, rank: 1 },
      { objectId: 'n2', votes: 2, rank: 1 },
      { objectId: 'n3', votes: 1, rank: 3 },
    ];
    const seen = await view(other);
    expect(seen.rounds[0]).toMatchObject({ voters: 2, results });
    expect((await view(s.facilitator)).rounds[0]).toMatchObject({ voters: 2, results });
    expect(JSON.stringify(seen.rounds)).not.toContain(guest.guestId);
    await expect(cast(guest, 'n3')).rejects.toMatchObject(reason('round_closed'));
    await expect(undo(guest, 'n1')).rejects.toMatchObject(reason('round_closed'));
    expect(await listBoardRounds(s.deps, s.boardId)).toMatchObject([{ votes: { n1: 2, n2: 2, n3: 1 } }]);
  });

  it('comes back when a round is opened again; votes stay', async () => {
    const guest = await s.join('さとう');
    await cast(guest, 'n1');
    await closeVoteRound(s.deps, s.facilitator, s.sessionId, { roundId });
    await reopenVoteRound(s.deps, s.facilitator, s.sessionId, { roundId });
    expect((await view(guest)).rounds[0]).toMatchObject({ results: null, closedAt: null });
    expect((await cast(guest, 'n2')).myVotes).toEqual({ [roundId]: { n1: 1, n2: 1 } });
  });
});

describe('for somebody without a device', () => {
  it('has a budget per name, and is seen by who typed it', async () => {
    for (const note of ['n1', 'n1', 'n2']) await cast(s.facilitator, note, '山田さん');
    await expect(cast(s.facilitator, 'n3', ' 山田さん')).rejects.toMatchObject(reason('vote_budget'));
    const own = await cast(s.facilitator, 'n3', '田中さん');
    expect(own.proxies).toEqual([
      { roundId, name: '山田さん', votes: { n1: 2, n2: 1 } },
      { roundId, name: '田中さん', votes: { n3: 1 } },
    ]);
    await undo(s.facilitator, 'n1', '山田さん');
    expect((await view(s.facilitator)).rounds[0]).toMatchObject({ voters: 2 });
    await closeVoteRound(s.deps, s.facilitator, s.sessionId, { roundId });
    expect((await view(s.facilitator)).rounds[0]?.results).toHaveLength(3);
  });

  it('is not for participants', async () => {
    const guest = await s.join('さとう');
    await expect(cast(guest, 'n1', '山田さん')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(cast(s.facilitator, 'n1')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('rounds', () => {
  it('open with a phase for voting once, and close when it is left', async () => {
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.look });
    expect((await view(s.facilitator)).rounds[0]?.closedAt).not.toBeNull();
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.vote });
    const { rounds } = await view(s.facilitator);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]?.closedAt).not.toBeNull();
  });

  it('can be held beside the agenda, several kept', async () => {
    const input = { boardId: s.boardId, title: ' 二回目 ', votesEach: 1, votesPerNote: 5 };
    s.deps.clock.advance(1000);
    const second = await openVoteRound(s.deps, s.facilitator, s.sessionId, input);
    const { rounds } = await view(s.facilitator);
    expect(rounds.map((round) => round.id)).toEqual([roundId, second]);
    expect(rounds.find((round) => round.id === second)).toMatchObject({ title: '二回目', votesPerNote: 1 });
    const guest = await s.join('さとう');
    await expect(openVoteRound(s.deps, guest, s.sessionId, input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      openVoteRound(s.deps, s.facilitator, s.sessionId, { ...input, votesEach: 99 }),
    ).rejects.toMatchObject(reason('vote_settings'));
  });
});
