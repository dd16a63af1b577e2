import { describe, expect, it } from 'vitest';
import { sessionToRun } from './session-to-run';

const ended = { id: 'a', status: 'ended' } as const;
const running = { id: 'b', status: 'running' } as const;
const planned = { id: 'c', status: 'planned' } as const;

describe('the session a console opens', () => {
  it('is the one asked for', () => expect(sessionToRun([ended, running, planned], 'a')).toBe('a'));
  it('is the one that runs', () => expect(sessionToRun([ended, planned, running], null)).toBe('b'));
  it('is the next one planned', () => expect(sessionToRun([ended, planned], 'unknown')).toBe('c'));
  it('is the last one when all have ended', () => expect(sessionToRun([ended], null)).toBe('a'));
  it('is none without sessions', () => expect(sessionToRun([], null)).toBeNull());
});
