import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { RoomMode } from '../rooms';

/** First number of every frame. 0–3 are y-protocol's; from 100 on they are ours (docs/sync-spec.md §3). */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  committed: 100,
  mode: 101,
  putBack: 102,
} as const;

/** Second number of a sync frame. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Why a person can't write: no right to, the server can't save, or the room is full. */
export type ReadOnlyReason = 'rights' | 'storage' | 'full';

/** What the connection may do now; `reason` is null in write mode. */
export interface ModeMessage {
  mode: RoomMode;
  reason: ReadOnlyReason | null;
}

/**
 * How far the server is with the messages of this connection that carry changes (sync step 2 and update, in
 * the order sent): the first `handled` of them are durable, except that `withheld` messages since the last
 * accepted step 2 were not taken because the connection may only read.
 */
export interface CommittedMessage {
  handled: number;
  withheld: number;
}

/** The client's wish for `committed`, `mode` and `putBack` messages. */
export function encodeCommittedRequest(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MESSAGE.committed);
}

export function encodeCommitted(message: CommittedMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.committed);
    encoding.writeVarUint(encoder, message.handled);
    encoding.writeVarUint(encoder, message.withheld);
  });
}

/** Reads what follows the message type. Throws on a truncated frame. */
export function readCommitted(decoder: decoding.Decoder): CommittedMessage {
  return { handled: decoding.readVarUint(decoder), withheld: decoding.readVarUint(decoder) };
}

export function encodeMode(message: ModeMessage): Uint8Array {
  return encodeJson(MESSAGE.mode, message);
}

/** Reads what follows the message type. Throws on anything else. */
export function readMode(decoder: decoding.Decoder): ModeMessage {
  const value = JSON.parse(decoding.readVarString(decoder)) as Partial<ModeMessage> | null;
  if (value?.mode !== 'read' && value?.mode !== 'write') throw new Error('not a mode message');
  const { reason = null } = value;
  return { mode: value.mode, reason };
}

/** Tells a client that these objects are protected and were put back as they were. */
export function encodePutBack(objectIds: readonly string[]): Uint8Array {
  return encodeJson(MESSAGE.putBack, { objectIds });
}

/** Reads what follows the message type. Throws on anything else. */
export function readPutBack(decoder: decoding.Decoder): string[] {
  const value = JSON.parse(decoding.readVarString(decoder)) as { objectIds?: unknown } | null;
  if (!Array.isArray(value?.objectIds)) throw new Error('not a put-back message');
  return value.objectIds.filter((id): id is string => typeof id === 'string');
}

function encodeJson(type: number, value: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
}

/** Whether a client's frame carries changes and so counts for `committed`. */
export function carriesChanges(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update);
}

/** Whether a client's frame answers a step 1, so that it carries everything the server lacks. */
export function isStep2(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE.sync && frame[1] === SYNC.step2;
}
