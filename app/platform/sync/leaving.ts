import { forgetDeviceCopies } from './device-copies';

const KEY = 'forget-copies-of';

/** Asks the next page of this tab to forget the person's copies: on this one rooms may still be open. */
export function forgetOnNextPage(personId: string): void {
  try {
    window.sessionStorage.setItem(KEY, personId);
  } catch {
    // Without storage there are no copies either.
  }
}

/** Does what the page before asked for. */
export function forgetAsAsked(): void {
  try {
    const personId = window.sessionStorage.getItem(KEY);
    window.sessionStorage.removeItem(KEY);
    if (personId) void forgetDeviceCopies(personId).catch(() => undefined);
  } catch {
    // See above.
  }
}
