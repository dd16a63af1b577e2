import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from './pace';

/**
 * What was sent when, in milliseconds of the fake clock: edits alone, cursors alone or both. Each time sending takes
 * `costMs`, as it does with many receivers.
 */
function paced(costMs: number) {
  const sent: Array<[at: number, what: string]> = [];
  let edits = 0;
  const began = performance.now();
  const pace = new Pace({ presenceMinMs: 40, presenceMaxMs: 500 }, (withPresence) => {
    const what = [edits > 0 ? `${edits} edits` : '', withPresence ? 'cursors' : ''];
    sent.push([Math.round(performance.now() - began), what.filter(Boolean).join(' and ')]);
    edits = 0;
    vi.advanceTimersByTime(costMs);
  });
  return {
    sent,
    pace,
    edit() {
      edits++;
      pace.edits();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('§7.7 pace of a room', () => {
  it('sends edits nearly at once when they come one at a time, however long sending takes', () => {
    for (const cost of [0, 2, 20]) {
      const { sent, edit } = paced(cost);
      edit();
      vi.advanceTimersByTime(1_000);
      edit();
      vi.advanceTimersByTime(1_000);
      expect(sent.map(([, what]) => what)).toEqual(['1 edits', '1 edits']);
      expect(sent[0]?.[0]).toBeLessThanOrEqual(1);
      expect(sent[1]?.[0]).toBeLessThanOrEqual(1_001 + cost + Math.min(3, cost));
    }
  });

  it('makes one round of two edits that come close together, where a round takes long', () => {
    const together = [0, 4].map((cost) => {
      const { sent, edit } = paced(cost);
      for (let i = 0; i < 20; i++) {
        edit();
        vi.advanceTimersByTime(1);
        edit();
        vi.advanceTimersByTime(200);
      }
      return sent.filter(([, what]) => what === '2 edits').length;
    });
    expect(together[0]).toBe(0);
    expect(together[1]).toBeGreaterThanOrEqual(15);
  });

  it('never makes few people wait', () => {
    const { sent, edit } = paced(0);
    for (let i = 0; i < 10; i++) {
      edit();
      vi.advanceTimersByTime(2);
    }
    expect(sent.map(([, what]) => what)).toEqual(Array(10).fill('1 edits'));
  });

  it('gathers while sending would take too much of the time, never for long', () => {
    const gaps = [2, 8, 100].map((cost) => {
      const { sent, edit } = paced(cost);
      for (let i = 0; i < 200; i++) {
        edit();
        vi.advanceTimersByTime(1);
      }
      vi.advanceTimersByTime(500);
      const edits = sent.reduce((sum, [, what]) => sum + Number.parseInt(what, 10), 0);
      expect(edits).toBe(200);
      const between = sent.slice(1).map(([at], i) => at - (sent[i]?.[0] ?? 0) - cost);
      return Math.max(...between);
    });
    expect(gaps[0]).toBeGreaterThanOrEqual(2);
    expect(gaps[1]).toBeGreaterThanOrEqual(11);
    expect(gaps[2]).toBeGreaterThanOrEqual(14);
    expect(gaps[2]).toBeLessThanOrEqual(18);
  });

  it('lets a few edits in a row go at once, and makes up for it when more follow', () => {
    const { sent, edit } = paced(4);
    for (let i = 0; i < 40; i++) {
      edit();
      vi.advanceTimersByTime(5);
    }
    const starts = sent.map(([at]) => at);
    expect(sent.slice(0, 3).map(([, what]) => what)).toEqual(['1 edits', '1 edits', '1 edits']);
    expect((starts[2] ?? 0) - (starts[0] ?? 0)).toBeLessThan(20);
    const [first = 0, last = 0] = [starts[0], starts.at(-1)];
    const share = ((sent.length - 1) * 4) / (last - first);
    expect(share).toBeLessThan(0.45);
    expect(share).toBeGreaterThan(0.3);
  });

  it('lets cursors go with edits, and edits never wait for cursors', () => {
    const { sent, edit, pace } = paced(0);
    pace.presence();
    vi.advanceTimersByTime(2);
    expect(sent.at(-1)?.[1]).toBe('cursors');
    pace.presence();
    edit();
    vi.advanceTimersByTime(2);
    expect(sent.at(-1)?.[1]).toBe('1 edits');
    vi.advanceTimersByTime(28);
    edit();
    vi.advanceTimersByTime(10);
    expect(sent.at(-1)?.[1]).toBe('1 edits and cursors');
    vi.advanceTimersByTime(200);
    expect(sent).toHaveLength(3);
  });

  it('sends cursors alone when there are no edits to go with', () => {
    const { sent, pace } = paced(0);
    for (let i = 0; i < 200; i++) {
      pace.presence();
      vi.advanceTimersByTime(1);
    }
    expect(sent.length).toBeGreaterThanOrEqual(5);
    expect(sent.length).toBeLessThanOrEqual(6);
    pace.stop();
    const { length } = sent;
    pace.presence();
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(length);
  });
});
