import type { CDPSession, Page } from '@playwright/test';

/** A Japanese keyboard: what is typed is composed first and taken over by `commit`. */
export interface Composer {
  /** Shows `text` as being composed in the focused control. */
  compose(text: string): Promise<void>;
  /** Presses a key while composing, as the browser reports it then. */
  press(key: 'Enter' | 'Escape' | 'Tab'): Promise<void>;
  /** Ends the composition with `text`. */
  commit(text: string): Promise<void>;
}

const CODES = { Enter: 13, Escape: 27, Tab: 9 } as const;

/** Real compositions by the browser's own input method interface (CDP). */
export async function createComposer(page: Page): Promise<Composer> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  return {
    async compose(text) {
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    },
    async press(key) {
      const common = { key, code: key, windowsVirtualKeyCode: CODES[key], nativeVirtualKeyCode: CODES[key] };
      const text = key === 'Enter' ? { text: '\r' } : {};
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common, ...text });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
    },
    async commit(text) {
      await cdp.send('Input.insertText', { text });
    },
  };
}
