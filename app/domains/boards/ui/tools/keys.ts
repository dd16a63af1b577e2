import { isComposing } from '~/ui/composition';
import type { NudgeKey } from '../../model';

/** What a key asks of the board. */
export type KeyCommand =
  | { do: 'tool'; tool: 'select' | 'hand' | 'pen' | 'stamp' }
  | { do: 'make'; what: 'note' | 'label' | 'frame' }
  | { do: 'connect' }
  | { do: 'group' }
  | { do: 'ungroup' }
  | { do: 'edit' }
  | { do: 'leave' }
  | { do: 'next'; step: 1 | -1 }
  | { do: 'nudge'; key: NudgeKey; fast: boolean }
  | { do: 'pan'; key: NudgeKey }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'duplicate' }
  | { do: 'all' }
  | { do: 'find' }
  | { do: 'delete' }
  | { do: 'restack'; to: 'front' | 'back' | 'forward' | 'backward' }
  | { do: 'lock' }
  | { do: 'zoom'; factor: number }
  | { do: 'zoom-normal' }
  | { do: 'fit' }
  | { do: 'fit-selection' }
  | { do: 'vote'; by: 1 | -1 }
  | { do: 'help' };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing?: boolean;
  keyCode?: number;
}

export interface KeyContext {
  hasSelection: boolean;
  /** Whether focus is on the board itself and not on a button around it: Tab, Enter, arrows are the board's there. */
  onBoard: boolean;
  /** Off when a person has turned single-character keys off. */
  letters: boolean;
  voting: boolean;
}

const LETTERS: Readonly<Record<string, KeyCommand>> = {
  KeyV: { do: 'tool', tool: 'select' },
  KeyH: { do: 'tool', tool: 'hand' },
  KeyN: { do: 'make', what: 'note' },
  KeyT: { do: 'make', what: 'label' },
  KeyF: { do: 'make', what: 'frame' },
  KeyL: { do: 'connect' },
  KeyP: { do: 'tool', tool: 'pen' },
  KeyS: { do: 'tool', tool: 'stamp' },
  KeyG: { do: 'group' },
  Digit1: { do: 'fit' },
  Digit2: { do: 'fit-selection' },
};

/** What the key means, or null when it is not the board's. Nothing is taken from a composition. */
export function commandOf(press: KeyPress, context: KeyContext): KeyCommand | null {
  if (isComposing(press)) return null;
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return withModifier(press);
  return context.onBoard ? (boardKey(press, context) ?? letter(press, context)) : letter(press, context);
}

function withModifier(press: KeyPress): KeyCommand | null {
  switch (press.key.toLowerCase()) {
    case 'z':
      return press.shiftKey ? { do: 'redo' } : { do: 'undo' };
    case 'y':
      return { do: 'redo' };
    case 'd':
      return { do: 'duplicate' };
    case 'a':
      return { do: 'all' };
    case 'f':
      return { do: 'find' };
    case 'g':
      return press.shiftKey ? { do: 'ungroup' } : { do: 'group' };
    case 'l':
      return press.shiftKey ? { do: 'lock' } : null;
    case '=':
    case '+':
    case ';':
      return { do: 'zoom', factor: 1.25 };
    case '-':
      return { do: 'zoom', factor: 0.8 };
    case '0':
      return { do: 'zoom-normal' };
    default:
      return bracket(press);
  }
}

function boardKey(press: KeyPress, context: KeyContext): KeyCommand | null {
  switch (press.key) {
    case 'Enter':
    case 'F2':
      return context.hasSelection ? { do: 'edit' } : null;
    case 'Escape':
      return { do: 'leave' };
    case 'Tab':
      return { do: 'next', step: press.shiftKey ? -1 : 1 };
    case 'Delete':
    case 'Backspace':
      return context.hasSelection ? { do: 'delete' } : null;
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
      return context.hasSelection
        ? { do: 'nudge', key: press.key, fast: press.shiftKey }
        : { do: 'pan', key: press.key };
    case '+':
      return context.voting ? { do: 'vote', by: 1 } : { do: 'zoom', factor: 1.25 };
    case '-':
      return context.voting ? { do: 'vote', by: -1 } : { do: 'zoom', factor: 0.8 };
    default:
      return null;
  }
}

/** Letters by their place on the keyboard, so that they work with kana input switched on. */
function letter(press: KeyPress, context: KeyContext): KeyCommand | null {
  if (press.key === 'Escape') return { do: 'leave' };
  if (!context.letters) return null;
  if (press.key === '?' || press.key === '？') return { do: 'help' };
  if (press.shiftKey) return null;
  return bracket(press) ?? LETTERS[press.code] ?? byName(press.key);
}

/** Some keyboards (on screens, remote controls) name the letter but no place. */
function byName(key: string): KeyCommand | null {
  if (/^[a-z]$/.test(key)) return LETTERS[`Key${key.toUpperCase()}`] ?? null;
  return /^[12]$/.test(key) ? (LETTERS[`Digit${key}`] ?? null) : null;
}

function bracket(press: KeyPress): KeyCommand | null {
  const far = press.ctrlKey || press.metaKey;
  if (press.key === ']') return { do: 'restack', to: far ? 'front' : 'forward' };
  if (press.key === '[') return { do: 'restack', to: far ? 'back' : 'backward' };
  return null;
}
