import type { CollaborationStatus } from './acts';

/** Two or more organisations that do something together, and where that came from. */

export type { CollaborationStatus } from './acts';
export type CollaborationOrigin = 'match' | 'round' | 'grant' | 'agreement' | 'dispatch' | 'typed';

export interface CollaborationItem {
  id: string;
  title: string;
  status: CollaborationStatus;
  /** `YYYY-MM-DD`. */
  startedOn: string;
  partners: { id: string; name: string; role: 'lead' | 'partner' }[];
}

export interface Collaboration extends CollaborationItem {
  endedOn: string | null;
  origin: CollaborationOrigin;
  /** The talk it came of, for those who may read it too. */
  talkId: string | null;
}
