import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  afterAction,
  IDEA_ACTIONS,
  IDEA_ROLES,
  IDEA_STATUSES,
  type IdeaAction,
  type IdeaRole,
  type IdeaStatus,
} from './moves';

/** Every cell that is allowed, written out by hand: `status action: roles → status after`. */
const ALLOWED = `
considering prepare: staff lead owner → preparing
considering practise: staff lead owner → practising
considering drop: staff lead owner → dropped
considering edit: staff lead owner → considering
considering own: staff lead owner → considering
considering link: staff lead owner → considering
considering name: author → considering
considering merge: staff lead → considering
considering publish: staff lead → considering
preparing practise: staff lead owner → practising
preparing step_back: staff lead owner → considering
preparing drop: staff lead owner → dropped
preparing edit: staff lead owner → preparing
preparing own: staff lead owner → preparing
preparing link: staff lead owner → preparing
preparing name: author → preparing
preparing merge: staff lead → preparing
preparing publish: staff lead → preparing
practising establish: staff lead → established
practising step_back: staff lead owner → preparing
practising drop: staff lead owner → dropped
practising edit: staff lead owner → practising
practising own: staff lead owner → practising
practising link: staff lead owner → practising
practising name: author → practising
practising merge: staff lead → practising
practising publish: staff lead → practising
established step_back: staff lead owner → practising
established edit: staff lead owner → established
established own: staff lead owner → established
established link: staff lead owner → established
established name: author → established
established merge: staff lead → established
established publish: staff lead → established
dropped take_up: staff lead owner → considering
dropped name: author → dropped
dropped merge: staff lead → dropped
`;

function allowed(): Map<string, string> {
  const cells = new Map<string, string>();
  for (const line of ALLOWED.trim().split('\n')) {
    const [cell = '', rest = ''] = line.split(': ');
    const [roles = '', after = ''] = rest.split(' → ');
    for (const role of roles.split(' ')) cells.set(`${cell} ${role}`, after);
  }
  return cells;
}

const CELLS = IDEA_STATUSES.flatMap((status) =>
  IDEA_ACTIONS.flatMap((action) => IDEA_ROLES.map((role) => [status, action, role] as const)),
);

describe('what may be done with an idea', () => {
  it('is said for every status, action and role', () => {
    const wanted = allowed();
    expect(CELLS).toHaveLength(5 * 12 * 5);
    const seen = CELLS.map(
      ([status, action, role]: readonly [IdeaStatus, IdeaAction, IdeaRole]) =>
        `${status} ${action} ${role}: ${afterAction(status, action, role)}`,
    );
    expect(seen).toEqual(
      CELLS.map(
        ([status, action, role]) =>
          `${status} ${action} ${role}: ${wanted.get(`${status} ${action} ${role}`) ?? null}`,
      ),
    );
  });

  it('adds up over the roles somebody has', () => {
    expect(actionsOf('considering', ['author', 'owner'])).toEqual([
      'prepare',
      'practise',
      'drop',
      'edit',
      'own',
      'link',
      'name',
    ]);
    expect(actionsOf('practising', ['other'])).toEqual([]);
  });

  it('leaves no status without a way out', () => {
    for (const status of IDEA_STATUSES) {
      expect(
        actionsOf(status, ['staff']).some((action) => afterAction(status, action, 'staff') !== status),
      ).toBe(true);
    }
  });
});
