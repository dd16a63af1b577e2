import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Lucia, TimeSpan } from 'lucia';
import { ANONYMOUS, GUEST_DAYS, normalizeEmail, type Principal } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import type { Auth } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import type { Database } from '../../db/types';
import { credentialCookie, DEVICE_COOKIE, GUEST_COOKIE, readCookie, SESSION_COOKIE } from './cookies';
import { KyselyAdapter } from './lucia-adapter';

const DAY = 86_400_000;
/** A session ends when the account was not used for this long. */
const SESSION_DAYS = 14;
/** Browsers keep cookies for at most 400 days; the database decides when a credential ends. */
const COOKIE_SECONDS = 400 * 86_400;
const TOKEN = /^[\w-]{43}$/;

/** What the browser holds: 256 random bits, base64url. */
function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database holds: a stolen copy opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function readToken(header: string | null | undefined, cookie: string): string | null {
  const value = readCookie(header, cookie);
  return value !== null && TOKEN.test(value) ? value : null;
}

/**
 * The only reader of credentials: one function for HTTP, Yjs and socket.io. `secret` signs device cookies.
 * Lucia stays in this folder; see docs/decisions/005-sessions.md.
 */
export function createAuth(needs: { db: Kysely<Database>; clock: Clock; secret: Buffer }): Auth {
  const lucia = new Lucia(new KyselyAdapter(needs.db), {
    sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
    sessionCookie: { name: SESSION_COOKIE, expires: false },
    getUserAttributes: (attributes) => attributes,
  });
  const guests = guestStore(needs.db, needs.clock);
  const devices = deviceCookies(needs.secret);

  return {
    async resolve(cookieHeader): Promise<Principal> {
      const guestId = await guests.find(readToken(cookieHeader, GUEST_COOKIE));
      const token = readToken(cookieHeader, SESSION_COOKIE);
      const { user } = token ? await lucia.validateSession(hashToken(token)) : { user: null };
      if (user) {
        const { id, email, name, role, locale } = user;
        return { kind: 'user', userId: id, email, name, role, locale, guestId };
      }
      return guestId === null ? ANONYMOUS : { kind: 'guest', guestId };
    },

    async createSession(userId) {
      const token = newToken();
      await lucia.createSession(userId, {}, { sessionId: hashToken(token) });
      return credentialCookie(SESSION_COOKIE, token, COOKIE_SECONDS);
    },

    async endSession(cookieHeader) {
      const token = readToken(cookieHeader, SESSION_COOKIE);
      if (token) await lucia.invalidateSession(hashToken(token));
      return credentialCookie(SESSION_COOKIE, '', 0);
    },

    async invalidateAll(db, userId) {
      await new KyselyAdapter(db).deleteUserSessions(userId);
    },

    createGuest: () => guests.create(),

    async endGuest(cookieHeader) {
      const token = readToken(cookieHeader, GUEST_COOKIE);
      if (token) await guests.end(token);
      return credentialCookie(GUEST_COOKIE, '', 0);
    },

    knownDevice: devices.known,
    rememberDevice: devices.remember,
  };
}

function guestStore(db: Kysely<Database>, clock: Clock) {
  return {
    async create(): Promise<{ guestId: string; cookie: string }> {
      const token = newToken();
      const guestId = newId('gst');
      const now = clock.now();
      await db
        .insertInto('guests')
        .values({ id: guestId, token_hash: hashToken(token), created_at: now, last_seen_at: now })
        .execute();
      return { guestId, cookie: credentialCookie(GUEST_COOKIE, token, COOKIE_SECONDS) };
    },

    async end(token: string): Promise<void> {
      await db.deleteFrom('guests').where('token_hash', '=', hashToken(token)).execute();
    },

    /** The guest a token belongs to. Notes the visit, at most once a day. */
    async find(token: string | null): Promise<string | null> {
      if (token === null) return null;
      const row = await db
        .selectFrom('guests')
        .where('token_hash', '=', hashToken(token))
        .select(['id', 'last_seen_at'])
        .executeTakeFirst();
      const now = clock.now();
      if (!row || row.last_seen_at < now - GUEST_DAYS * DAY) return null;
      if (row.last_seen_at < now - DAY) {
        await db.updateTable('guests').set({ last_seen_at: now }).where('id', '=', row.id).execute();
      }
      return row.id;
    },
  };
}

/**
 * Device cookies: `<random>.<signature over random and account>`. A browser that signed in to an account once
 * has an attempt budget of its own there, so strangers who guess can't shut its owner out.
 */
function deviceCookies(secret: Buffer) {
  const sign = (device: string, email: string) =>
    createHmac('sha256', secret)
      .update(`${device}\n${normalizeEmail(email)}`)
      .digest();
  return {
    known(cookieHeader: string | null | undefined, email: string): string | null {
      const match = /^([\w-]{22})\.([\w-]{43})$/.exec(readCookie(cookieHeader, DEVICE_COOKIE) ?? '');
      const [, device, signature] = match ?? [];
      if (!device || !signature) return null;
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(device, email);
      return given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
    },
    remember(email: string): string {
      const device = randomBytes(16).toString('base64url');
      const value = `${device}.${sign(device, email).toString('base64url')}`;
      return credentialCookie(DEVICE_COOKIE, value, COOKIE_SECONDS);
    },
  };
}
