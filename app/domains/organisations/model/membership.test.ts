import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leavesNoOwner, MEMBER_ROLES, type Membership } from './membership';

const one = (userId: string, role: Membership['role'], disabled = false): Membership => ({
  userId,
  role,
  disabled,
});

it.each<[string, Membership[], string, Membership['role'] | null, boolean]>([
  ['the only owner leaves', [one('a', 'owner'), one('b', 'editor')], 'a', null, true],
  ['the only owner becomes an editor', [one('a', 'owner')], 'a', 'editor', true],
  ['one of two owners leaves', [one('a', 'owner'), one('b', 'owner')], 'a', null, false],
  ['the other owner has no account any more', [one('a', 'owner'), one('b', 'owner', true)], 'a', null, true],
  ['an editor leaves', [one('a', 'owner'), one('b', 'editor')], 'b', null, false],
  ['nobody owned it before', [one('b', 'editor')], 'b', null, false],
  ['somebody else is meant', [one('a', 'owner')], 'c', null, false],
])('%s', (_what, members, userId, role, expected) => {
  expect(leavesNoOwner(members, userId, role)).toBe(expected);
});

it('allowed changes one after the other never lose the last owner', () => {
  const change = fc.record({
    userId: fc.constantFrom('a', 'b', 'c'),
    role: fc.constantFrom(...MEMBER_ROLES, null),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      let members = [one('a', 'owner'), one('b', 'editor'), one('c', 'viewer')];
      for (const { userId, role } of changes) {
        if (leavesNoOwner(members, userId, role)) continue;
        members = members.flatMap((member) => {
          if (member.userId !== userId) return [member];
          return role === null ? [] : [{ ...member, role }];
        });
      }
      expect(members.some(({ role }) => role === 'owner')).toBe(true);
    }),
  );
});
