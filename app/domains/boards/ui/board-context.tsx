import { createContext, useContext } from 'react';
import type { BoardEditor } from './editor/editor';

export const BoardContext = createContext<BoardEditor | null>(null);

/** The open board of the surrounding `Board`. */
export function useEditor(): BoardEditor {
  const editor = useContext(BoardContext);
  if (!editor) throw new Error('outside a board');
  return editor;
}
