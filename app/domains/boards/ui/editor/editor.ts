import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { BoardStore, createBoardUndo, type Writer } from '../../doc';
import type { BoardPerson, BoardSession } from '../board-props';
import { createStage } from '../stage/stage';
import type { Decoration, StageSource, StageWords } from '../stage/types';
import { listenToClipboard } from './clipboard';
import { decorationsOf } from './decorating';
import { type Access, createDesk, type Desk, select, tell, type Words, warn } from './desk';
import { KeptTexts } from './drafts';
import { Finding } from './finding';
import { Following, showBox } from './following';
import { addImages, listenToDrops } from './images';
import { handleKey } from './keyboard';
import { paintSelection } from './painter';
import { Pointing } from './pointer';
import { Presence } from './presence';
import { Signal } from './signal';
import { fitAll, fitWall } from './view';
import { Writing } from './writing';

export interface EditorOptions {
  boardId: string;
  title: string;
  doc: Y.Doc;
  awareness: Awareness;
  person: BoardPerson;
  words: Words;
  stageWords: StageWords;
  /** Draws and follows only; tells nothing of itself. */
  projector: boolean;
}

/** Where a person's choice about single-letter keys is kept. */
const LETTERS_KEY = 'board-letter-keys';

/**
 * One open board: puts the stage into an element, joins it with the document and with everything a person does.
 * React reads the signals; nothing here is drawn by React, so that a board of 10,000 notes costs it nothing.
 */
export class BoardEditor {
  readonly desk: Desk;
  readonly presence: Presence;
  readonly kept: KeptTexts;
  readonly finding: Finding;
  readonly following: Following;
  readonly session = new Signal<BoardSession | null>(null);
  readonly importText = new Signal('');
  readonly letterKeys: Signal<boolean>;
  readonly #writing: Writing;
  readonly #pointing: Pointing;
  readonly #surface: HTMLElement;
  readonly #projector: boolean;
  readonly #endings: (() => void)[] = [];
  #decorations: ReadonlyMap<string, Decoration> = new Map();
  #gathered: string | null = null;
  #followAsked: string | null = null;

  constructor(surface: HTMLElement, options: EditorOptions) {
    const { doc, person } = options;
    this.#surface = surface;
    this.#projector = options.projector;
    this.letterKeys = new Signal(readLetterKeys());
    const store = new BoardStore(doc);
    const writer: Writer = { doc, origin: this, by: person.id, now: Date.now };
    const undo = createBoardUndo(doc, this);
    let writing: Writing | null = null;
    // Before the stage: see `Writing.onBoardChange`.
    store.on((change) => writing?.onBoardChange(change));
    const source: StageSource = store;
    const stage = createStage(surface, { source, words: options.stageWords });
    const { boardId, title, words } = options;
    this.desk = createDesk({ boardId, title, doc, store, writer, undo, stage, person, words });
    this.kept = new KeptTexts(boardId, storage());
    writing = new Writing(this.desk, this.kept);
    this.#writing = writing;
    this.#pointing = new Pointing(this.desk);
    this.presence = new Presence(this.desk, options.awareness, { silent: options.projector });
    this.finding = new Finding(this.desk);
    this.following = new Following(this.desk, this.presence);
    this.#endings.push(paintSelection(this.desk), ...this.#watch(), () => {
      undo.destroy();
      stage.destroy();
      store.destroy();
    });
    if (!options.projector) this.#endings.push(...this.#listen());
  }

  /** What this person may do now, by the connection and the session. */
  setAccess(access: Access): void {
    const before = this.desk.access.value;
    if (before.mayWrite === access.mayWrite && before.reason === access.reason) return;
    this.desk.access.set(access);
    this.desk.stage.setTextSelectable(!access.mayWrite);
    if (access.mayWrite) return;
    this.#pointing.cancel();
    this.desk.tool.set('select');
  }

  setSession(session: BoardSession | null): void {
    this.session.set(session);
    this.desk.lead.set(session ? session.lead !== undefined : true);
    this.desk.locked.set(new Set(session?.lockedIds ?? []));
    this.presence.hideCursors(session?.hideCursors ?? false);
    if (session) this.desk.stage.setAuthors(session.authors);
    this.#gather(session);
    this.#follow(session);
    this.#decorate();
  }

  /** Where the view starts: where everyone was called to, else everything. */
  start(): void {
    const gather = this.session.value?.gather;
    if (gather) {
      this.#gathered = gather.id;
      showBox(this.desk, gather.box, false);
    } else if (this.#projector) fitWall(this.desk);
    else fitAll(this.desk, false);
  }

  focus(): void {
    this.#surface.focus({ preventScroll: true });
  }

  /** Objects that a facilitator had locked and the server put back. */
  tellPutBack(count: number): void {
    warn(this.desk, this.desk.words('boards:refused.putBack', { count }));
  }

  setLetterKeys(on: boolean): void {
    this.letterKeys.set(on);
    try {
      localStorage.setItem(LETTERS_KEY, on ? 'on' : 'off');
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  }

  destroy(): void {
    this.#writing.destroy();
    this.#pointing.destroy();
    this.following.destroy();
    this.finding.destroy();
    this.presence.destroy();
    for (const end of this.#endings) end();
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    handleKey(this.desk, event, {
      pointing: this.#pointing,
      surface: this.#surface,
      letters: () => this.letterKeys.value,
      lock: () => this.toggleLock(),
      vote: () => this.#voteKey(),
    });
  };

  /** Locks the selection for participants, or opens it again. */
  toggleLock(): void {
    const lead = this.session.value?.lead;
    const ids = [...this.desk.selection.value];
    if (!lead || ids.length === 0) return;
    const lock = ids.some((id) => !this.desk.locked.value.has(id));
    void lead.lockObjects(ids, lock).then((refused) => {
      if (refused) warn(this.desk, refused);
      else tell(this.desk, this.desk.words(lock ? 'boards:say.locked' : 'boards:say.unlocked'));
    });
  }

  /** Gives a vote to the selected note (1) or takes one back (-1). */
  vote(by: 1 | -1): void {
    const voting = this.session.value?.voting;
    const [id] = this.desk.selection.value;
    if (!voting || id === undefined || this.desk.selection.value.size !== 1) return;
    const done = by === 1 ? voting.cast(id) : voting.undo(id);
    void done.then((refused) => {
      if (refused) warn(this.desk, refused);
    });
  }

  #voteKey(): ((by: 1 | -1) => void) | null {
    const voting = this.session.value?.voting;
    const votes = voting?.open && voting.canVote && this.desk.selection.value.size === 1;
    return votes ? (by) => this.vote(by) : null;
  }

  #watch(): (() => void)[] {
    const decorate = () => this.#decorate();
    return [
      this.presence.peers.subscribe(decorate),
      this.finding.found.subscribe(decorate),
      this.desk.locked.subscribe(decorate),
      this.desk.store.on(({ removed }) => {
        if (removed.size === 0) return;
        const left = [...this.desk.selection.value].filter((id) => !removed.has(id));
        if (left.length < this.desk.selection.value.size) select(this.desk, left);
      }),
    ];
  }

  #listen(): (() => void)[] {
    const { desk } = this;
    const flush = () => this.#writing.flush();
    const onHide = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('keydown', this.onKeyDown);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHide);
    return [
      () => document.removeEventListener('keydown', this.onKeyDown),
      () => window.removeEventListener('pagehide', flush),
      () => document.removeEventListener('visibilitychange', onHide),
      listenToDrops(desk),
      listenToClipboard(desk, {
        images: (files) => void addImages(desk, files, null),
        preview: (text) => {
          this.importText.set(text);
          desk.panel.set('import');
        },
      }),
    ];
  }

  #decorate(): void {
    const found = this.finding.found.value;
    this.#decorations = decorationsOf(
      {
        locked: this.desk.locked.value,
        peers: this.presence.peers.value,
        voting: this.session.value?.voting ?? null,
        found: found.query === '' ? null : { ids: new Set(found.ids), current: this.finding.current },
      },
      this.#decorations,
    );
    this.desk.stage.setDecorations(this.#decorations);
  }

  #gather(session: BoardSession | null): void {
    const { gather } = session ?? {};
    if (!gather || gather.id === this.#gathered) return;
    this.#gathered = gather.id;
    this.following.target.set(null);
    showBox(this.desk, gather.box, true);
    tell(this.desk, this.desk.words('boards:say.gathered', { name: gather.by }));
  }

  #follow(session: BoardSession | null): void {
    const asked = session?.follow?.personId ?? null;
    if (asked === this.#followAsked) return;
    this.#followAsked = asked;
    this.following.target.set(asked);
    if (session?.follow && !this.#projector) {
      tell(this.desk, this.desk.words('boards:say.following', { name: session.follow.name }));
    }
  }
}

function readLetterKeys(): boolean {
  try {
    return localStorage.getItem(LETTERS_KEY) !== 'off';
  } catch {
    return true;
  }
}

function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
