import { describe, expect, it } from 'vitest';
import {
  mayScreen,
  PHASES,
  rolesOf,
  SCREENING_ACTIONS,
  SCREENING_ROLES,
  type ScreeningAction,
  sightOf,
} from './rights';

/** By phase (preparing, scoring, proposed, decided): s staff, m member, b both, - nobody. */
const EXPECTED: Record<ScreeningAction, string> = {
  see_programme: 'bbbb',
  choose_committee: 'ss--',
  open_stage: 's-s-',
  propose: '-s--',
  reopen_stage: '--s-',
  write_minutes: 'ssss',
  read_minutes: 'ssbb',
  decide: '--s-',
  print_letters: '---s',
  list: 'bbbb',
  read: 'sbbb',
  judge: 'ss--',
  declare_conflict: 'bbb-',
  set_conflict: 'sss-',
  score: '-m--',
  discuss: '-bb-',
  change_proposal: '--b-',
  write_reasons: '--b-',
};
const BY_SIGN: Record<string, readonly string[]> = { s: ['staff'], m: ['member'], b: ['staff', 'member'] };

const cells = PHASES.flatMap((phase, at) =>
  SCREENING_ACTIONS.flatMap((action) =>
    SCREENING_ROLES.map((role) => ({
      phase,
      action,
      role,
      may: (BY_SIGN[EXPECTED[action][at] ?? ''] ?? []).includes(role),
    })),
  ),
);

describe('who may do what', () => {
  it('has a cell for each phase, action and role', () => expect(cells).toHaveLength(4 * 18 * 4));

  it.each(cells)('$phase: $role – $action: $may', ({ phase, action, role, may }) => {
    expect(mayScreen(phase, action, [role])).toBe(may);
  });

  it('takes everything from whoever is in a conflict, also from staff in the committee', () => {
    for (const phase of PHASES) {
      for (const action of SCREENING_ACTIONS) {
        const roles = rolesOf({ isStaff: true, isMember: true, conflicted: true });
        expect(mayScreen(phase, action, roles)).toBe(false);
        expect(mayScreen(phase, action, ['staff', 'member', 'conflicted'])).toBe(false);
      }
    }
  });
});

const BOOLEANS = [false, true];
const views = PHASES.flatMap((phase) =>
  BOOLEANS.flatMap((isStaff) =>
    BOOLEANS.flatMap((isMember) =>
      BOOLEANS.flatMap((conflicted) =>
        BOOLEANS.map((ownIn) => ({ phase, isStaff, isMember, conflicted, ownIn })),
      ),
    ),
  ),
);

describe('what is seen', () => {
  it.each(views)('$phase staff $isStaff member $isMember conflict $conflicted own in $ownIn', (view) => {
    const { phase, isStaff, isMember, conflicted, ownIn } = view;
    const sight = sightOf({ isStaff, isMember, conflicted }, phase, ownIn);
    const inside = (isStaff || isMember) && !conflicted;
    expect(sight.listed).toBe(inside);
    expect(sight.content).toBe(inside && (isStaff || phase !== 'preparing'));
    if (!inside) expect(sight).toEqual({ listed: false, content: false, others: false, place: false });
    // Blind: in the phase of points a member sees nothing of others before the own points are in.
    if (isMember && phase === 'scoring') expect(sight.others).toBe(inside && ownIn);
    if (isMember && phase === 'scoring') expect(sight.place).toBe(false);
    if (isStaff && !isMember) expect([sight.others, sight.place]).toEqual([inside, inside]);
    if (inside && (phase === 'proposed' || phase === 'decided')) {
      expect(sight).toEqual({ listed: true, content: true, others: true, place: true });
    }
  });
});
