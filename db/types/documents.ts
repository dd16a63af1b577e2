import type { Generated } from 'kysely';
import type { IdeaStatusColumn } from './tracking';

export interface MapsTable {
  id: string;
  workshop_id: string;
  area_code: string;
  title: string;
  kind: 'table' | 'merged';
  locked: Generated<0 | 1>;
  created_at: number;
  /** When the maps of the tables were last taken over; null: never, or not a merged map. */
  merged_at: number | null;
  /** JSON, see `app/domains/maps/model/published.ts`; null: not public. */
  published: string | null;
  published_at: number | null;
}
export interface VisionsTable {
  id: string;
  area_code: string;
  workshop_id: string | null;
  title: string;
  status: 'draft' | 'agreed' | 'published';
  /** Day the area agreed, `YYYY-MM-DD`, and at which meeting; with who recorded it and the version agreed on. */
  agreed_on: string | null;
  agreed_meeting: string | null;
  agreed_by_name: string | null;
  agreed_number: number | null;
  /** Version that everybody may read; null when none is public. */
  published_number: number | null;
  published_at: number | null;
  withdrawn_at: number | null;
  withdrawn_reason: string | null;
  created_by: string;
  created_at: number;
}
export interface VisionVersionsTable {
  vision_id: string;
  /** 1, 2, 3 … within the vision. */
  number: number;
  kind: 'kept' | 'before-restore' | 'restored' | 'agreed';
  reason: Generated<string>;
  title: string;
  /** JSON, see `visions/model/content.ts`. */
  content: string;
  created_by: string;
  created_by_name: string;
  created_at: number;
  agreed_on: string | null;
  agreed_meeting: string | null;
  /** When it was made public; null: never, or withdrawn. */
  published_at: number | null;
}
export interface VisionEditorsTable {
  vision_id: string;
  user_id: string;
}
export interface IdeasTable {
  id: string;
  title: string;
  text: string;
  status: IdeaStatusColumn;
  workshop_id: string | null;
  area_code: string | null;
  created_by: string;
  created_by_name: string;
  created_at: number;
  /** Who carries it on: a person, an organisation, both or nobody yet. */
  owner_user_id: string | null;
  owner_organisation_id: string | null;
  /** The idea that this one has become part of. */
  merged_into: string | null;
  is_public: Generated<0 | 1>;
}
