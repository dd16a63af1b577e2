import { describe, expect, it } from 'vitest';
import { commandOf, type KeyContext, type KeyPress } from './keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const onBoard: KeyContext = { hasSelection: true, onBoard: true, letters: true, voting: false };

describe('commandOf', () => {
  it('makes things by letter, also with kana input on', () => {
    expect(commandOf(press('n'), onBoard)).toEqual({ do: 'make', what: 'note' });
    expect(commandOf(press('み', { code: 'KeyN' }), onBoard)).toEqual({ do: 'make', what: 'note' });
    expect(commandOf(press('g'), onBoard)).toEqual({ do: 'group' });
    expect(commandOf(press('1', { code: 'Digit1' }), onBoard)).toEqual({ do: 'fit' });
  });

  it.each(['Enter', 'Escape', 'Tab', 'n', 'Delete', 'ArrowLeft'])(
    'leaves %s to the IME while composing',
    (key) => {
      expect(commandOf(press(key, { isComposing: true }), onBoard)).toBeNull();
      expect(commandOf(press(key, { keyCode: 229 }), onBoard)).toBeNull();
    },
  );

  it('moves a selection, and the view when nothing is selected', () => {
    expect(commandOf(press('ArrowUp', { shiftKey: true }), onBoard)).toEqual({
      do: 'nudge',
      key: 'ArrowUp',
      fast: true,
    });
    expect(commandOf(press('ArrowUp'), { ...onBoard, hasSelection: false })).toEqual({
      do: 'pan',
      key: 'ArrowUp',
    });
  });

  it('takes Tab, Enter and Delete only when focus is on the board', () => {
    const around = { ...onBoard, onBoard: false };
    for (const key of ['Tab', 'Enter', 'Delete', 'ArrowLeft'])
      expect(commandOf(press(key), around)).toBeNull();
    expect(commandOf(press('n'), around)).toEqual({ do: 'make', what: 'note' });
  });

  it('knows Ctrl and ⌘', () => {
    expect(commandOf(press('z', { ctrlKey: true }), onBoard)).toEqual({ do: 'undo' });
    expect(commandOf(press('Z', { metaKey: true, shiftKey: true }), onBoard)).toEqual({ do: 'redo' });
    expect(commandOf(press('f', { ctrlKey: true }), onBoard)).toEqual({ do: 'find' });
    expect(commandOf(press('c', { ctrlKey: true }), onBoard)).toBeNull();
  });

  it('leaves letters alone when a person has turned them off', () => {
    expect(commandOf(press('n'), { ...onBoard, letters: false })).toBeNull();
    expect(commandOf(press('Enter'), { ...onBoard, letters: false })).toEqual({ do: 'edit' });
  });
});
