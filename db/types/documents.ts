import type { Generated } from 'kysely';

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
  status: 'considering' | 'planned' | 'started' | 'dropped';
  source_kind: 'note' | 'place';
  /** Board or map. */
  source_id: string;
  object_id: string;
  /** Text of the source as it was when it became an idea, and the name of its board or map. */
  snapshot: string;
  source_title: string;
  workshop_id: string | null;
  area_code: string | null;
  /** Who wrote the source; null when they are not to be named. */
  author_id: string | null;
  author_name: string | null;
  created_by: string;
  created_by_name: string;
  created_at: number;
}
