/** Name of the room in which a board is written together. */
export function boardRoom(boardId: string): string {
  return `board-${boardId}`;
}

/** The board of a room name; null for rooms that are none. */
export function boardIdOfRoom(room: string): string | null {
  return /^board-(brd_[0-9a-z]{1,32})$/.exec(room)?.[1] ?? null;
}

/** Boards of a workshop and locked objects of a board at most. */
export const MAX_BOARDS = 60;
export const MAX_LOCKED_OBJECTS = 2000;
