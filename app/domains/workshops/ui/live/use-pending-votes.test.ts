import { describe, expect, it } from 'vitest';
import { applyPending } from './use-pending-votes';

describe('votes on their way', () => {
  it('add to what the server holds', () =>
    expect(applyPending({ a: 1 }, { a: 1, b: 1 })).toEqual({ a: 2, b: 1 }));
  it('take back, never below none', () => expect(applyPending({ a: 1 }, { a: -1, b: -1 })).toEqual({}));
});
