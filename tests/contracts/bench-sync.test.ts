import { expect, it } from 'vitest';
import { smoke } from '../../bench/sync/smoke';

it('the measured loads of bench:sync are delivered, kept and let go of', { timeout: 120_000 }, async () => {
  expect(await smoke()).toEqual([]);
});
