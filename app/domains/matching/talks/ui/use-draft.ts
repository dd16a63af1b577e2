import { type RefObject, useEffect } from 'react';

/**
 * Keeps what is being written in a form across a reload of this tab: every named text, until `forgetDraft`. Files can't
 * be kept. Without storage nothing is.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, key: string): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const kept = read(key);
    for (const control of textsOf(element)) {
      if (control.value === '') control.value = kept[control.name] ?? '';
    }
    const keep = () => {
      const texts = textsOf(element).filter(({ value }) => value !== '');
      write(key, Object.fromEntries(texts.map(({ name, value }) => [name, value])));
    };
    element.addEventListener('input', keep);
    return () => element.removeEventListener('input', keep);
  }, [form, key]);
}

/** What was sent needs no keeping. */
export function forgetDraft(key: string): void {
  write(key, {});
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

function textsOf(form: HTMLFormElement): TextControl[] {
  return [
    ...form.querySelectorAll<TextControl>('textarea[name], input[name]:not([type=hidden], [type=file])'),
  ];
}

function read(key: string): Record<string, string | undefined> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}

function write(key: string, texts: Record<string, string>): void {
  try {
    if (Object.keys(texts).length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(texts));
  } catch {
    // A browser without storage.
  }
}
