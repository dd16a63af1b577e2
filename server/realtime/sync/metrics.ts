import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Registers the metrics of the Yjs side; `counts` is asked when somebody reads them. */
export function createSyncMetrics(
  registry: Registry = new Registry(),
  counts: () => { rooms: number; live: number; connections: number; saving: boolean },
) {
  const registers = [registry];
  new Gauge({
    name: 'sync_rooms',
    help: 'Rooms loaded',
    registers,
    collect() {
      this.set(counts().rooms);
    },
  });
  new Gauge({
    name: 'sync_live_rooms',
    help: 'Rooms with a live document; the others are bytes',
    registers,
    collect() {
      this.set(counts().live);
    },
  });
  new Gauge({
    name: 'sync_connections',
    help: 'Open Yjs connections',
    registers,
    collect() {
      this.set(counts().connections);
    },
  });
  new Gauge({
    name: 'sync_storage_works',
    help: '1 while edits can be committed, 0 while rooms are read-only because they can not',
    registers,
    collect() {
      this.set(counts().saving ? 1 : 0);
    },
  });
  return {
    messages: new Counter({ name: 'sync_messages_total', help: 'Frames received', registers }),
    bytes: new Counter({ name: 'sync_received_bytes_total', help: 'Bytes received', registers }),
    updates: new Counter({ name: 'sync_updates_total', help: 'Changes written to the log', registers }),
    deliveries: new Counter({
      name: 'sync_deliveries_total',
      help: 'Batches handed to receivers',
      registers,
    }),
    closed: new Counter({
      name: 'sync_closed_total',
      help: 'Connections closed by the server, by close code',
      labelNames: ['code'],
      registers,
    }),
    failures: new Counter({
      name: 'sync_failures_total',
      help: 'Guards that threw and updates that could not be applied',
      labelNames: ['what'],
      registers,
    }),
    commit: new Histogram({
      name: 'sync_commit_seconds',
      help: 'From handing changes to the store until they are durable',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
  };
}

export type SyncMetrics = ReturnType<typeof createSyncMetrics>;
