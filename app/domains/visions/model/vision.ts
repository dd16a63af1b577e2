import type { BlockNode } from './content';

export const VISION_STATUSES = ['draft', 'agreed', 'published'] as const;
export type VisionStatus = (typeof VISION_STATUSES)[number];

export interface AreaName {
  code: string;
  /** From the ward down, as people say it: 西区 二十四軒地区 二十四軒連合町内会. */
  name: string;
}

/** A vision in a list. */
export interface VisionItem {
  id: string;
  title: string;
  status: VisionStatus;
  area: AreaName;
  /** When the version that everybody may read was made public, milliseconds since the epoch; null: none is. */
  publishedAt: number | null;
}

export const VERSION_KINDS = ['kept', 'before-restore', 'restored', 'agreed'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** A version in the list of versions. */
export interface VersionItem {
  number: number;
  kind: VersionKind;
  reason: string;
  by: string;
  at: number;
  /** Day the area agreed on it, `YYYY-MM-DD`, and at which meeting. */
  agreedOn: string | null;
  agreedMeeting: string | null;
  publishedAt: number | null;
}

/** A version with its text. */
export interface Version extends VersionItem {
  title: string;
  content: BlockNode[];
}

/** Versions of one vision at most: beyond it nobody finds any. */
export const MAX_VERSIONS = 500;
