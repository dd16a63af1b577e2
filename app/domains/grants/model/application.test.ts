import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ACTIONS,
  APPLICATION_ROLES,
  APPLICATION_STATUSES,
  type ApplicationAction,
  type ApplicationRole,
  type ApplicationStatus,
  actionsOf,
  afterAction,
  isAlive,
  isWritable,
  mayDo,
} from './application';

/** Written out a second time, state by state: for each role the actions it has. */
const EXPECTED: Record<ApplicationStatus, Record<ApplicationRole, ApplicationAction[]>> = {
  draft: {
    lead: ['read', 'write', 'invite', 'submit', 'withdraw'],
    partner: ['read', 'write', 'leave'],
    invited: ['read', 'answer'],
    reader: ['read'],
    staff: ['read'],
    committee: [],
    other: [],
  },
  submitted: {
    lead: ['read', 'withdraw'],
    partner: ['read'],
    invited: ['read'],
    reader: ['read'],
    staff: ['read', 'ask_more', 'find_eligible', 'find_ineligible'],
    committee: [],
    other: [],
  },
  more_asked: {
    lead: ['read', 'write', 'invite', 'submit', 'withdraw'],
    partner: ['read', 'write', 'leave'],
    invited: ['read', 'answer'],
    reader: ['read'],
    staff: ['read', 'ask_more', 'find_eligible', 'find_ineligible'],
    committee: [],
    other: [],
  },
  eligible: {
    lead: ['read', 'withdraw'],
    partner: ['read'],
    invited: ['read'],
    reader: ['read'],
    staff: ['read', 'reopen', 'adopt', 'reject'],
    committee: ['read', 'score'],
    other: [],
  },
  ineligible: {
    lead: ['read'],
    partner: ['read'],
    invited: ['read'],
    reader: ['read'],
    staff: ['read', 'reopen'],
    committee: [],
    other: [],
  },
  adopted: {
    lead: ['read'],
    partner: ['read'],
    invited: ['read'],
    reader: ['read'],
    staff: ['read'],
    committee: ['read'],
    other: [],
  },
  rejected: {
    lead: ['read'],
    partner: ['read'],
    invited: ['read'],
    reader: ['read'],
    staff: ['read'],
    committee: ['read'],
    other: [],
  },
  withdrawn: {
    lead: ['read'],
    partner: ['read'],
    invited: ['read'],
    reader: ['read'],
    staff: ['read'],
    committee: [],
    other: [],
  },
};

/** Where each action leads from where it can be done. */
const LEADS: [ApplicationAction, ApplicationStatus[], ApplicationStatus | 'same'][] = [
  ['submit', ['draft', 'more_asked'], 'submitted'],
  ['withdraw', ['draft', 'submitted', 'more_asked', 'eligible'], 'withdrawn'],
  ['ask_more', ['submitted', 'more_asked'], 'more_asked'],
  ['find_eligible', ['submitted', 'more_asked'], 'eligible'],
  ['find_ineligible', ['submitted', 'more_asked'], 'ineligible'],
  ['reopen', ['eligible', 'ineligible'], 'submitted'],
  ['adopt', ['eligible'], 'adopted'],
  ['reject', ['eligible'], 'rejected'],
  ['write', ['draft', 'more_asked'], 'same'],
  ['invite', ['draft', 'more_asked'], 'same'],
  ['answer', ['draft', 'more_asked'], 'same'],
  ['leave', ['draft', 'more_asked'], 'same'],
  ['score', ['eligible'], 'same'],
  ['read', [...APPLICATION_STATUSES], 'same'],
];

describe('every state, every action, every role', () => {
  const cells = APPLICATION_STATUSES.flatMap((status) =>
    APPLICATION_ROLES.flatMap((role) => APPLICATION_ACTIONS.map((action) => [status, role, action] as const)),
  );

  it('is walked once', () => {
    expect(cells).toHaveLength(8 * 7 * 14);
  });

  it.each(cells)('%s, %s: %s', (status, role, action) => {
    expect(mayDo(status, action, role)).toBe(EXPECTED[status][role].includes(action));
    if (mayDo(status, action, role)) expect(afterAction(status, action)).not.toBeNull();
  });

  it.each(APPLICATION_STATUSES)('%s lists what can be done in its order', (status) => {
    for (const role of APPLICATION_ROLES) expect(actionsOf(status, role)).toEqual(EXPECTED[status][role]);
  });
});

it.each(LEADS)('%s leads from where it can be done, and from nowhere else', (action, from, to) => {
  for (const status of APPLICATION_STATUSES) {
    const after = to === 'same' ? status : to;
    expect(afterAction(status, action)).toBe(from.includes(status) ? after : null);
  }
});

it('each action has its line above', () => {
  expect(LEADS.map(([action]) => action).sort()).toEqual([...APPLICATION_ACTIONS].sort());
});

it('nothing is changed behind what was decided', () => {
  expect(APPLICATION_STATUSES.filter(isWritable)).toEqual(['draft', 'more_asked']);
  expect(APPLICATION_STATUSES.filter(isAlive)).toEqual([
    'draft',
    'submitted',
    'more_asked',
    'eligible',
    'adopted',
  ]);
});
