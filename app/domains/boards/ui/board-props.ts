import type { ReactNode } from 'react';
import type { Board, Box } from '../model';

/** Who writes on this screen. `colour` is a CSS colour on which white text is readable. */
export interface BoardPerson {
  id: string;
  name: string;
  colour: string;
}

/** One round of dot voting on this board, as the viewer may know it. */
export interface BoardVoting {
  /** Shown above the board while voting. */
  title: string;
  /** Whether votes can be given and taken back now. */
  open: boolean;
  /** Whether this person votes here (facilitators lead the vote and give none). */
  canVote: boolean;
  votesEach: number;
  votesPerNote: number;
  /** The viewer's own votes: object id → number. */
  mine: Readonly<Record<string, number>>;
  /** Votes of everyone by object id; null while they are secret. */
  results: Readonly<Record<string, number>> | null;
  /** Gives one vote. The reason of a refusal is a sentence for the person; null when it was counted. */
  cast(objectId: string): Promise<string | null>;
  /** Takes one vote back. */
  undo(objectId: string): Promise<string | null>;
}

/** What a live session adds to a board. All of it is decided by the server; the board only shows it and asks. */
export interface BoardSession {
  /** Objects only facilitators may change. */
  lockedIds: readonly string[];
  /** The whole board is closed for participants. */
  boardLocked: boolean;
  /** What the phase allows; the words for read-only follow from it. */
  permission: 'write' | 'vote' | 'look';
  /** Session not begun or over, so that nothing is written for that reason. */
  status: 'planned' | 'running' | 'ended';
  hideCursors: boolean;
  /** "Everyone here": each new `id` moves the view once. */
  gather: { id: string; box: Box; by: string } | null;
  /** Everyone is asked to look along with this person. */
  follow: { personId: string; name: string } | null;
  voting: BoardVoting | null;
  /** Names of the people who may have written, by id; empty where boards are anonymous. */
  authors: ReadonlyMap<string, string>;
  /** For facilitators; absent for everyone else. The reason of a refusal is a sentence; null when done. */
  lead?: {
    lockObjects(objectIds: readonly string[], locked: boolean): Promise<string | null>;
    lockBoard(locked: boolean): Promise<string | null>;
    gather(box: Box): Promise<string | null>;
    hideCursors(hidden: boolean): Promise<string | null>;
    follow(personId: string | null): Promise<string | null>;
  };
}

/** The objects on the board as they are now; `BoardStore` has this shape. */
export interface LiveBoard extends Board {
  /** Called after each change. Returns the function that ends it. */
  on(listener: () => void): () => void;
  /** Grows with each change: a snapshot for `useSyncExternalStore`. */
  readonly version: number;
}

/** What a page around the board may ask of it. */
export interface BoardHandle {
  /** For lists beside the board: ballot, ranking. */
  readonly objects: LiveBoard;
  /** The part of the board now in view. */
  visibleBox(): Box;
  /** Moves the view. */
  show(box: Box): void;
  /** Brings an object into view and selects it. */
  showObject(id: string): void;
  /** Gives keyboard focus to the board. */
  focus(): void;
}

export interface BoardProps {
  boardId: string;
  title: string;
  /** Room of the board's document; whether it can be written to follows from the connection. */
  room: string;
  person: BoardPerson;
  /** Absent when the board is opened outside a live session. */
  session?: BoardSession;
  /** Places in the bar above the board, for the page around it. */
  slots?: {
    /** Leading: where one came from. */
    start?: ReactNode;
    /** Trailing: timer, hand, menus. */
    end?: ReactNode;
    /** A strip between bar and board: instruction of the phase. */
    below?: ReactNode;
  };
  /** Level of the title as a heading: 1 when the board is the page. Default 1. */
  headingLevel?: 1 | 2;
  /** Big, without tools and without the viewer's own pointer: for the wall. */
  projector?: boolean;
  /** Exports offered in the menu; false where the viewer may not take the board away. Default true. */
  canExport?: boolean;
  onReady?: (handle: BoardHandle) => void;
}
