import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Principal } from '~/domains/accounts/model';
import type { Database } from '../../db/types';
import type { Clock } from './clock';
import type { Env } from './env.server';
import type { Events } from './events';
import type { ImportRunner } from './imports';
import type { RankingRunner } from './rankings';
import type { Rooms } from './rooms';
import type { RoundRunner } from './round-runner';

/** A mail to send; plain text only. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Re-encoded uploads, addressed by file id. */
export interface FileStore {
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | null>;
  remove(id: string): Promise<void>;
}

/**
 * What attempts are counted for. `…-address` budgets are wide: a whole room shares one address, so they only
 * slow down machines that guess, and never apply to a browser that has signed in before.
 */
export type AttemptKind =
  | 'sign-in'
  | 'sign-in-address'
  | 'join'
  | 'join-address'
  | 'reset'
  | 'reset-address'
  | 'upload'
  // Answers by a link that needs no account: per link, and wrong links per connection.
  | 'link'
  | 'link-address';

/** Counts attempts per kind and key (an account, a browser, an address). */
export interface Attempts {
  /**
   * Uses up one attempt. Throws `DomainError('too_many', {reason: 'too_many_attempts', retryAfterSeconds})`
   * when none is left.
   */
  spend(what: AttemptKind, key: string): Promise<void>;
  /** Gives one attempt back: what was tried turned out to be right. */
  refund(what: AttemptKind, key: string): Promise<void>;
  /** Starts the key's count anew. */
  forget(what: AttemptKind, key: string): Promise<void>;
}

/**
 * Credentials of the browser. Methods that return a cookie return the value of one `Set-Cookie` header; the
 * server adds `Secure` to it on https. Bad or foreign cookies are never an error: they speak for nobody.
 */
export interface Auth {
  /** Who a request, a Yjs connection or a socket.io connection speaks for. An account wins over a guest. */
  resolve(cookieHeader: string | null | undefined): Promise<Principal>;
  /** Starts a session of the account. */
  createSession(userId: string): Promise<string>;
  /** Ends the session in the header, if any. Returns the cookie that removes it from the browser. */
  endSession(cookieHeader: string | null | undefined): Promise<string>;
  /** Ends every session of the account, within the caller's transaction if one is given. */
  invalidateAll(db: Kysely<Database>, userId: string): Promise<void>;
  /** Makes a guest: this browser comes back as the same person for 180 days after its last visit. */
  createGuest(): Promise<{ guestId: string; cookie: string }>;
  /** Ends the guest in the header, if any. Returns the cookie that removes it from the browser. */
  endGuest(cookieHeader: string | null | undefined): Promise<string>;
  /** Id of this browser if it has signed in to the account before, else null. */
  knownDevice(cookieHeader: string | null | undefined, email: string): string | null;
  /** Lets the browser be known for the account; see `knownDevice`. */
  rememberDevice(email: string): string;
}

/** Everything a service needs from outside; built once in `server/index.ts` and handed in. */
export interface Deps {
  db: Kysely<Database>;
  env: Env;
  clock: Clock;
  log: Logger;
  events: Events;
  rooms: Rooms;
  mailer: Mailer;
  files: FileStore;
  attempts: Attempts;
  auth: Auth;
  imports: ImportRunner;
  rankings: RankingRunner;
  roundRunner: RoundRunner;
}
