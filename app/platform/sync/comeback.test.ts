import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Comeback } from './comeback';

let attempts = 0;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const browser = new EventTarget();
let comeback: Comeback;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', browser);
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
  attempts = 0;
  comeback = new Comeback(
    () => attempts++,
    () => 0.5,
  );
});
afterEach(() => {
  comeback.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('attempts once, after the wait', () => {
  comeback.after(4_000);
  vi.advanceTimersByTime(3_999);
  expect(attempts).toBe(0);
  expect(comeback.waiting).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(attempts).toBe(1);
  expect(comeback.waiting).toBe(false);
});

it('does not wait when the network returns, or when somebody wants something', () => {
  comeback.after(4_000);
  browser.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(250);
  expect(attempts).toBe(1);
  comeback.after(4_000);
  comeback.hurry();
  vi.advanceTimersByTime(0);
  expect(attempts).toBe(2);
});

it('leaves a connection alone that is there, and a page nobody looks at', () => {
  comeback.hurry();
  browser.dispatchEvent(new Event('online'));
  comeback.after(4_000);
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(1_000);
  expect(attempts).toBe(0);
  comeback.close();
  vi.advanceTimersByTime(60_000);
  expect(attempts).toBe(0);
});
