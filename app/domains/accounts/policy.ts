import type { Principal } from './model';

/** What can be done with accounts. Rights inside a workshop are in `workshops/policy.ts`. */
export const ACCOUNT_ACTIONS = [
  'see-home',
  'edit-own-account',
  'see-accounts',
  'invite',
  'manage-invitations',
  'change-role',
  'disable',
  'enable',
  'sign-out-other',
  'read-audit',
] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

const EVERY_ACCOUNT: ReadonlySet<AccountAction> = new Set(['see-home', 'edit-own-account']);

/**
 * Whether `principal` may do `action`. `targetId`: the account concerned, where there is one. Staff may not
 * disable themselves: the way back would be closed by the same act.
 */
export function mayWithAccounts(principal: Principal, action: AccountAction, targetId?: string): boolean {
  if (principal.kind !== 'user') return false;
  if (EVERY_ACCOUNT.has(action)) return true;
  if (principal.role !== 'staff') return false;
  return !(action === 'disable' && targetId === principal.userId);
}
