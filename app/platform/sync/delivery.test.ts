import { describe, expect, it } from 'vitest';
import { Delivery } from './delivery';

const STEP1 = Uint8Array.of(0, 0, 0);
const STEP2 = Uint8Array.of(0, 1, 0);
const UPDATE = Uint8Array.of(0, 2, 0);
const CURSOR = Uint8Array.of(1, 0);

function connected(): Delivery {
  const delivery = new Delivery();
  delivery.connected();
  return delivery;
}

describe('§5.3 what counts as saved', () => {
  it('nothing before the server confirmed a step 2, even when nothing was written', () => {
    const delivery = connected();
    expect(delivery.allSaved).toBe(false);
    delivery.sent(STEP1);
    delivery.sent(STEP2);
    expect(delivery.allSaved).toBe(false);
    delivery.committed({ handled: 1, withheld: 0 });
    expect(delivery.allSaved).toBe(true);
  });

  it('an update sent before the step 2 covers only itself', () => {
    const delivery = connected();
    delivery.changed();
    delivery.changed();
    delivery.sent(UPDATE);
    delivery.committed({ handled: 1, withheld: 0 });
    expect(delivery.allSaved).toBe(false);
    expect(delivery.unsent).toBe(2);
    delivery.sent(STEP2);
    delivery.committed({ handled: 2, withheld: 0 });
    expect(delivery.unsent).toBe(0);
  });

  it('follows updates, not cursors', () => {
    const delivery = connected();
    delivery.sent(STEP2);
    delivery.committed({ handled: 1, withheld: 0 });
    delivery.changed();
    delivery.sent(CURSOR);
    delivery.sent(UPDATE);
    delivery.changed();
    delivery.sent(UPDATE);
    expect(delivery.unsent).toBe(2);
    delivery.committed({ handled: 2, withheld: 0 });
    expect(delivery.unsent).toBe(1);
    delivery.committed({ handled: 3, withheld: 0 });
    expect(delivery.allSaved).toBe(true);
  });

  it('a change while disconnected stays unsent until a later step 2 is confirmed', () => {
    const delivery = connected();
    delivery.sent(STEP2);
    delivery.committed({ handled: 1, withheld: 0 });
    delivery.changed();
    delivery.connected();
    expect(delivery.unsent).toBe(1);
    delivery.sent(STEP2);
    expect(delivery.unsent).toBe(1);
    delivery.committed({ handled: 1, withheld: 0 });
    expect(delivery.allSaved).toBe(true);
  });

  it('what was withheld is not saved until a step 2 took it along', () => {
    const delivery = connected();
    delivery.sent(STEP2);
    delivery.committed({ handled: 1, withheld: 0 });
    delivery.changed();
    delivery.sent(UPDATE);
    delivery.committed({ handled: 2, withheld: 1 });
    expect(delivery.allSaved).toBe(false);
    expect(delivery.unsent).toBe(1);
    delivery.sent(STEP2);
    delivery.committed({ handled: 3, withheld: 0 });
    expect(delivery.allSaved).toBe(true);
    expect(delivery.unsent).toBe(0);
  });

  it('counts what was unconfirmed before a reload until the first confirmation', () => {
    const delivery = connected();
    delivery.unsentBefore = 3;
    expect(delivery.unsent).toBe(3);
    delivery.sent(STEP2);
    delivery.committed({ handled: 1, withheld: 0 });
    expect(delivery.unsent).toBe(0);
  });
});
