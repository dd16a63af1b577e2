import { describe, expect, it } from 'vitest';
import { requireAccountRight, requireRole, requireUser } from './guards.server';
import { ANONYMOUS, type Principal } from './model';

const guarded = (principal: Principal, path = '/admin/audit?page=2', method = 'GET') => ({
  request: new Request(`http://machi.example.jp${path}`, { method }),
  context: { principal },
});
const member: Principal = { kind: 'user', userId: 'usr_1', email: 'a@b.jp', name: '甲', role: 'member' };
const thrown = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('guards', () => {
  it.each([ANONYMOUS, { kind: 'guest', guestId: 'gst_1' } as const])(
    'sends %j to sign in and back',
    (principal) => {
      const answer = thrown(() => requireUser(guarded(principal)));
      expect(answer).toBeInstanceOf(Response);
      expect((answer as Response).headers.get('Location')).toBe('/login?next=%2Fadmin%2Faudit%3Fpage%3D2');
      const posted = thrown(() => requireRole(guarded(principal, '/admin', 'POST'), 'staff')) as Response;
      expect(posted.headers.get('Location')).toBe('/login?next=%2Fhome');
    },
  );

  it('answers 403 to accounts without the right', () => {
    expect(thrown(() => requireRole(guarded(member), 'staff', 'facilitator'))).toMatchObject({
      init: { status: 403 },
    });
    expect(thrown(() => requireAccountRight(guarded(member), 'read-audit'))).toMatchObject({
      init: { status: 403 },
    });
  });

  it('lets the others through', () => {
    expect(requireUser(guarded(member))).toBe(member);
    expect(requireRole(guarded(member), 'member')).toBe(member);
    expect(requireAccountRight(guarded(member), 'edit-own-account')).toBe(member);
  });
});
