import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '~/platform/sync/messages';

/** What a client said. */
export type ClientMessage =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'step2' | 'update'; update: Uint8Array }
  | { kind: 'presence'; bytes: Uint8Array }
  | { kind: 'query-presence' }
  | { kind: 'committed' }
  /** A message of a type we don't know, from a newer or another client. */
  | { kind: 'unknown' };

/** A frame that breaks the protocol; its sender is closed with 4400. */
export class MalformedFrame extends Error {
  override name = 'MalformedFrame';
}

/** Reads one frame. Throws `MalformedFrame` when it is truncated or not of the protocol. */
export function readFrame(frame: Uint8Array): ClientMessage {
  try {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return readSync(decoder);
      case MESSAGE.awareness:
        return { kind: 'presence', bytes: decoding.readVarUint8Array(decoder) };
      case MESSAGE.queryAwareness:
        return { kind: 'query-presence' };
      case MESSAGE.committed:
        return { kind: 'committed' };
      default:
        return { kind: 'unknown' };
    }
  } catch (error) {
    throw error instanceof MalformedFrame ? error : new MalformedFrame('truncated frame');
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (type === SYNC.step1) return { kind: 'step1', vector: bytes };
  if (type === SYNC.step2) return { kind: 'step2', update: bytes };
  if (type === SYNC.update) return { kind: 'update', update: bytes };
  throw new MalformedFrame('unknown sync message');
}

/** A sync frame: step 1 with a state vector, step 2 and update with a Yjs update. */
export function encodeSync(type: (typeof SYNC)[keyof typeof SYNC], bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/**
 * Messages that go to one or many receivers together. They are turned into WebSocket frames once, in one
 * piece of memory, by the first transport that sends them.
 */
export class Outgoing {
  readonly messages: readonly Uint8Array[];
  #wire: Buffer | null = null;

  constructor(messages: readonly Uint8Array[]) {
    this.messages = messages;
  }

  /** The messages as unmasked, unfragmented, uncompressed binary WebSocket frames (RFC 6455 §5.2). */
  get wire(): Buffer {
    this.#wire ??= encodeWire(this.messages);
    return this.#wire;
  }
}

const FINAL_BINARY = 0x82;

function encodeWire(messages: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const { length } of messages) size += headerLength(length) + length;
  const wire = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const message of messages) {
    at = writeHeader(wire, at, message.length);
    wire.set(message, at);
    at += message.length;
  }
  return wire;
}

function headerLength(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writeHeader(wire: Buffer, at: number, length: number): number {
  wire[at] = FINAL_BINARY;
  if (length < 126) {
    wire[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    wire[at + 1] = 126;
    return wire.writeUInt16BE(length, at + 2);
  }
  wire[at + 1] = 127;
  return wire.writeBigUInt64BE(BigInt(length), at + 2);
}
