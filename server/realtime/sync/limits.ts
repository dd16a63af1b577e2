/** Bounds of one server; see docs/sync-spec.md §7. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** One message of a client. */
  messageBytes: number;
  /** Bytes and messages a connection may send in a burst, and how fast that refills per second. */
  burstBytes: number;
  bytesPerSecond: number;
  burstMessages: number;
  messagesPerSecond: number;
  /** Rooms loaded at a time; when one more is wanted, one without people is let go of early. */
  rooms: number;
  connectionsPerRoom: number;
  connectionsPerPersonAndRoom: number;
  /** Content of one room, as a Yjs update. A room over it can be read, not written. */
  documentBytes: number;
  /** Awareness state of one client, as JSON. */
  presenceBytes: number;
  /** Bytes queued for a reader above which it gets no cursors any more. */
  presenceBacklog: number;
  /** Bytes queued for a reader above which its edits are collapsed into one catch-up. */
  editBacklog: number;
  /** How long a reader may stay behind before it is asked to come again. */
  behindMs: number;
  /** How long a room without people stays loaded. */
  idleMs: number;
  /** How long nobody may have used the live document of a room before only its bytes are kept. */
  quietMs: number;
  /** Shortest time between two awareness frames of a room, and the longest it grows to under load. */
  presenceMinMs: number;
  presenceMaxMs: number;
  /** How often every connection is authorised anew without being asked to. */
  reauthorizeMs: number;
  /** Longest silence towards a client; the stock provider reconnects after 30 s without a message. */
  heartbeatMs: number;
  /** How long stopping may take: most of it for committing, the rest for goodbyes and for closing the store. */
  stopMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  messageBytes: 4 * 1024 * 1024,
  burstBytes: 32 * 1024 * 1024,
  bytesPerSecond: 1024 * 1024,
  burstMessages: 10_000,
  messagesPerSecond: 1_000,
  rooms: 5_000,
  connectionsPerRoom: 2_500,
  connectionsPerPersonAndRoom: 30,
  documentBytes: 64 * 1024 * 1024,
  presenceBytes: 4 * 1024,
  presenceBacklog: 256 * 1024,
  editBacklog: 2 * 1024 * 1024,
  behindMs: 30_000,
  idleMs: 30_000,
  quietMs: 15_000,
  presenceMinMs: 40,
  presenceMaxMs: 500,
  reauthorizeMs: 300_000,
  heartbeatMs: 12_000,
  stopMs: 4_500,
};
