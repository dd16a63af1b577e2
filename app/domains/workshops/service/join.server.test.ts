import { afterEach, describe, expect, it } from 'vitest';
import { joinAsGuest, makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { MAX_PEOPLE } from '../model';
import { endSession } from './conduct.server';
import { getJoinPage, joinSession, listMyOpenSessions } from './join.server';
import { removePerson } from './people.server';
import { renewCode, setDoor } from './sessions.server';
import { getSessionView } from './state.server';

const NOBODY = { kind: 'anonymous' } as const;
let session: TestSession;

afterEach(async () => session.deps.db.destroy());

function join(name: string, over: { code?: string; passphrase?: string; connectionKey?: string } = {}) {
  return joinSession(session.deps, NOBODY, { code: session.code, name, connectionKey: 'nat', ...over });
}

describe('coming in by code', () => {
  it('makes a new device a guest with a cookie, inside at once', async () => {
    session = await makeSession();
    const joined = await join(' さとう ');
    expect(joined).toMatchObject({ sessionId: session.sessionId, status: 'in' });
    expect(joined.cookie).toMatch(/HttpOnly/i);
    const view = await getSessionView(
      session.deps,
      { kind: 'guest', guestId: joined.personId },
      session.sessionId,
    );
    expect(view).toMatchObject({ kind: 'room', me: { name: 'さとう', role: 'participant' }, code: null });
  });

  it('knows the same device again, under the name it gives now', async () => {
    session = await makeSession();
    const guest = await session.join('さとう');
    const page = await getJoinPage(session.deps, guest, session.code, 'nat');
    expect(page).toMatchObject({ knownName: 'さとう', lead: false });
    const again = await joinSession(session.deps, guest, {
      code: session.code,
      name: '佐藤',
      connectionKey: 'nat',
    });
    expect(again).toMatchObject({ personId: guest.guestId, cookie: null });
    const view = await getSessionView(session.deps, guest, session.sessionId);
    expect(view).toMatchObject({ me: { name: '佐藤' } });
    expect(view.kind === 'room' && view.people).toHaveLength(1);
    expect(await listMyOpenSessions(session.deps, guest)).toMatchObject([{ name: '佐藤' }]);
  });

  it('allows a name twice and offers one that tells apart', async () => {
    session = await makeSession();
    await session.join('さとう');
    const second = await session.join('サトウ');
    const view = await getSessionView(session.deps, second, session.sessionId);
    expect(view.me).toMatchObject({ name: 'サトウ', nameSuggestion: 'サトウ（2）' });
  });

  it('reads the code as people type it', async () => {
    session = await makeSession();
    const wide = session.code.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    expect(await join('さとう', { code: ` ${wide}` })).toMatchObject({ status: 'in' });
  });

  it.each([
    ['', 'name_empty'],
    ['あ'.repeat(41), 'name_long'],
    ['a\u0007', 'name_characters'],
  ])('refuses the name %j', async (name, reason) => {
    session = await makeSession();
    await expect(join(name)).rejects.toMatchObject({ code: 'invalid', details: { reason } });
    const guests = await session.deps.db.selectFrom('guests').selectAll().execute();
    expect(guests).toEqual([]);
  });

  it('lets those who lead in without a place in the list', async () => {
    session = await makeSession();
    const joined = await joinSession(session.deps, session.facilitator, {
      code: session.code,
      name: '',
      connectionKey: 'nat',
    });
    expect(joined).toMatchObject({ cookie: null, status: 'in' });
    expect(await session.deps.db.selectFrom('participants').selectAll().execute()).toEqual([]);
  });
});

describe('the door', () => {
  it('says which: unknown, over, sent away, full', async () => {
    session = await makeSession();
    await expect(join('a', { code: '000000' })).rejects.toMatchObject({
      code: 'not_found',
      details: { reason: 'code_unknown' },
    });
    const guest = await session.join('さとう');
    await removePerson(session.deps, session.facilitator, session.sessionId, guest.guestId);
    await expect(
      joinSession(session.deps, guest, { code: session.code, name: 'b', connectionKey: 'nat' }),
    ).rejects.toMatchObject({ code: 'forbidden', details: { reason: 'removed' } });
    await endSession(session.deps, session.facilitator, session.sessionId);
    await expect(join('a')).rejects.toMatchObject({ code: 'gone', details: { reason: 'session_ended' } });
  });

  it('holds 300 people', async () => {
    session = await makeSession();
    const now = session.deps.clock.now();
    await session.deps.db
      .insertInto('participants')
      .values(
        Array.from({ length: MAX_PEOPLE }, (_, i) => ({
          session_id: session.sessionId,
          person_id: `gst_${i}`,
          name: `${i}`,
          colour: '#000',
          status: 'in' as const,
          joined_at: now,
          last_seen_at: now,
          hand_raised_at: null,
          done_at: null,
        })),
      )
      .execute();
    await expect(join('a')).rejects.toMatchObject({ code: 'conflict', details: { reason: 'session_full' } });
  });

  it('asks for the passphrase once per device, however it is typed', async () => {
    session = await makeSession();
    await setDoor(session.deps, session.facilitator, session.sessionId, {
      waitingRoom: false,
      passphraseMode: 'set',
      passphrase: 'ゆきだるま 2026',
    });
    expect((await getJoinPage(session.deps, NOBODY, session.code, 'nat')).needsPassphrase).toBe(true);
    await expect(join('a', { passphrase: 'はる' })).rejects.toMatchObject({
      details: { reason: 'passphrase_wrong' },
    });
    const joined = await join('a', { passphrase: 'ゆきだるま２０２６' });
    const guest = { kind: 'guest' as const, guestId: joined.personId };
    expect((await getJoinPage(session.deps, guest, session.code, 'nat')).needsPassphrase).toBe(false);
    const rows = await session.deps.db.selectFrom('sessions').select('passphrase_hash').execute();
    expect(rows[0]?.passphrase_hash).not.toContain('ゆき');
  });

  it('limits guessing passphrases', async () => {
    session = await makeSession();
    await setDoor(session.deps, session.facilitator, session.sessionId, {
      waitingRoom: false,
      passphraseMode: 'set',
      passphrase: 'x',
    });
    let codes: string[] = [];
    for (let i = 0; i < 60 && !codes.includes('too_many'); i += 1) {
      const error = await join('a', { passphrase: `${i}` }).catch((e: { code: string }) => e.code);
      codes = [...codes, String(error)];
    }
    expect(codes).toContain('too_many');
  });

  it('limits guessing codes, yet a room behind one address comes in', async () => {
    session = await makeSession();
    for (let i = 0; i < 150; i += 1) await join(`person ${i}`);
    const answers = new Set<string>();
    for (let i = 0; i < 2000 && !answers.has('too_many'); i += 1) {
      answers.add((await join('a', { code: '999999' }).catch((e: { code: string }) => e.code)) as string);
    }
    expect([...answers]).toEqual(['not_found', 'too_many']);
    await expect(join('other place', { connectionKey: 'elsewhere' })).resolves.toMatchObject({
      status: 'in',
    });
  });

  it('keeps people waiting until they are let in, and shows them nothing', async () => {
    session = await makeSession();
    await setDoor(session.deps, session.facilitator, session.sessionId, {
      waitingRoom: true,
      passphraseMode: 'keep',
      passphrase: '',
    });
    const guest = await joinAsGuest(session.deps, session.code, 'さとう');
    const view = await getSessionView(session.deps, guest, session.sessionId);
    expect(view.kind).toBe('waiting');
    expect(JSON.stringify(view)).not.toContain(session.boardId);
    const lead = await getSessionView(session.deps, session.facilitator, session.sessionId);
    expect(lead).toMatchObject({ counts: { waiting: 1, in: 0 } });
  });

  it('leads nowhere by an old code', async () => {
    session = await makeSession();
    await renewCode(session.deps, session.facilitator, session.sessionId);
    await expect(join('a')).rejects.toMatchObject({ code: 'not_found' });
  });
});
