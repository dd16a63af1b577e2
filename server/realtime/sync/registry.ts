import type { Logger } from 'pino';
import type { RoomOptions } from './room';
import { Room } from './room';
import type { RoomStore } from './store';

export interface RegistryOptions
  extends Omit<RoomOptions, 'name' | 'stored' | 'protectedIds' | 'store' | 'onBroken'> {
  store: RoomStore;
  lockedObjects: (room: string) => Promise<readonly string[]>;
  log: Pick<Logger, 'warn'>;
}

/** A room in use; it stays loaded until every lease is released. */
export interface Lease {
  room: Room;
  release(): void;
}

/** No more rooms can be loaded: as many as may be are in use. */
export class TooManyRooms extends Error {
  override name = 'TooManyRooms';
}

interface Loaded {
  room: Room;
  leases: number;
  idle: NodeJS.Timeout | null;
}

/** Loads each room once however many ask, and lets go of it when it was idle and everything is committed. */
export class RoomRegistry {
  readonly #options: RegistryOptions;
  readonly #loaded = new Map<string, Loaded>();
  readonly #loading = new Map<string, Promise<Loaded>>();
  /** What broken rooms still have to commit before they may be loaded anew. */
  readonly #leftovers = new Map<string, Promise<void>>();
  /** Locks that changed while their room was being loaded. */
  readonly #lateLocks = new Map<string, readonly string[]>();
  #storageWorks = true;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  get rooms(): Room[] {
    return [...this.#loaded.values()].map((loaded) => loaded.room);
  }

  /** Rejects when the room can't be loaded; the next call tries again. `TooManyRooms` when none can be let go of for it. */
  async acquire(name: string): Promise<Lease> {
    const loaded = this.#loaded.get(name) ?? (await this.#load(name));
    loaded.leases++;
    if (loaded.idle) clearTimeout(loaded.idle);
    loaded.idle = null;
    let held = true;
    return {
      room: loaded.room,
      release: () => {
        if (!held) return;
        held = false;
        loaded.leases--;
        if (loaded.leases === 0) this.#letIdle(loaded);
      },
    };
  }

  setStorage(works: boolean): void {
    this.#storageWorks = works;
    for (const room of this.rooms) room.setStorage(works);
  }

  setLocks(name: string, objectIds: readonly string[]): void {
    this.#loaded.get(name)?.room.setProtected(objectIds);
    if (this.#loading.has(name)) this.#lateLocks.set(name, objectIds);
  }

  destroy(): void {
    for (const { room, idle } of this.#loaded.values()) {
      if (idle) clearTimeout(idle);
      room.destroy();
    }
    this.#loaded.clear();
  }

  #load(name: string): Promise<Loaded> {
    const running = this.#loading.get(name);
    if (running) return running;
    if (!this.#makeSpace()) return Promise.reject(new TooManyRooms('as many rooms as may be are in use'));
    const load = this.#read(name).finally(() => {
      this.#loading.delete(name);
      this.#lateLocks.delete(name);
    });
    this.#loading.set(name, load);
    return load;
  }

  /** Whether one more room may be loaded; lets go of the one that was first loaded of those nobody uses. */
  #makeSpace(): boolean {
    if (this.#loaded.size + this.#loading.size < this.#options.limits.rooms) return true;
    for (const [name, { idle, leases, room }] of this.#loaded) {
      if (leases > 0 || !idle || !room.allCommitted) continue;
      clearTimeout(idle);
      this.#loaded.delete(name);
      room.destroy();
      this.#options.store.rest(name);
      return true;
    }
    return false;
  }

  async #read(name: string): Promise<Loaded> {
    const { store, lockedObjects } = this.#options;
    await this.#leftovers.get(name);
    const [stored, locks] = await Promise.all([store.load(name), lockedObjects(name)]);
    const protectedIds = this.#lateLocks.get(name) ?? locks;
    const onBroken = () => this.#broken(loaded);
    const room = new Room({ ...this.#options, name, stored, protectedIds, onBroken });
    room.setStorage(this.#storageWorks);
    const loaded: Loaded = { room, leases: 0, idle: null };
    this.#loaded.set(name, loaded);
    return loaded;
  }

  #broken(loaded: Loaded): void {
    const { room } = loaded;
    if (this.#loaded.get(room.name) !== loaded) return;
    this.#loaded.delete(room.name);
    const committed = room.committed().catch(() => undefined);
    this.#leftovers.set(room.name, committed);
    void committed.then(() => {
      if (this.#leftovers.get(room.name) === committed) this.#leftovers.delete(room.name);
      if (loaded.leases === 0) room.destroy();
    });
  }

  #letIdle(loaded: Loaded): void {
    loaded.idle = setTimeout(() => {
      loaded.idle = null;
      void this.#unload(loaded);
    }, this.#options.limits.idleMs);
    loaded.idle.unref();
  }

  async #unload(loaded: Loaded): Promise<void> {
    const { room } = loaded;
    try {
      await room.committed();
    } catch (error) {
      this.#options.log.warn({ err: error, room: room.name }, 'room stays loaded: not committed');
      return;
    }
    if (loaded.leases > 0 || loaded.idle) return;
    if (!room.allCommitted) {
      this.#letIdle(loaded);
      return;
    }
    if (this.#loaded.get(room.name) === loaded) this.#loaded.delete(room.name);
    room.destroy();
    this.#options.store.rest(room.name);
  }
}
