import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../db/types';
import type { Clock } from './clock';
import type { Env } from './env.server';
import type { Events } from './events';
import type { Rooms } from './rooms';

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

/** Counts attempts; throws `DomainError('too_many')` when a key has used up its budget. */
export interface Attempts {
  spend(what: 'sign-in' | 'join' | 'reset' | 'upload', key: string): Promise<void>;
  forget(what: 'sign-in' | 'join' | 'reset' | 'upload', key: string): Promise<void>;
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
}
