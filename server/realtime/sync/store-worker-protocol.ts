import type { CommitItem } from './commit-queue';

export interface StoreWorkerData {
  file: string;
  /** How long a statement waits for another connection's lock; default as in `openSqlite`. */
  busyTimeoutMs?: number;
}

export type StoreWork =
  | { kind: 'commit'; items: readonly CommitItem[] }
  | { kind: 'load'; room: string }
  | { kind: 'history'; room: string; limit: number }
  | { kind: 'compact'; room: string; keep: number }
  | { kind: 'probe' }
  | { kind: 'close' };

export type StoreRequest = StoreWork & { id: number };

export type StoreResponse = { id: number } & ({ ok: true; value: unknown } | { ok: false; reason: string });
