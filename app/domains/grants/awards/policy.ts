import type { ApplicationRole } from '../model/application';
import type { AwardRole } from './model/state';

/** What somebody is to an award, by what they are to its application: who never consented is nobody here. */
export function awardRole(role: ApplicationRole): AwardRole {
  return role === 'invited' ? 'other' : role;
}
