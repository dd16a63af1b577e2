import type { BlockNode } from './content';
import type { AreaName, VisionStatus } from './vision';

/** How it is with the source of a citation now, as far as the viewer may know. */
export interface SourceState {
  /** `unknown`: the viewer may not see the board or map. */
  state: 'there' | 'changed' | 'gone' | 'unknown';
  /** Where it can be looked at; null without the right or when it is gone. */
  href: string | null;
}

/** The page of a vision: the text, where it stands, and what the viewer may do. */
export interface VisionPage {
  id: string;
  title: string;
  status: VisionStatus;
  area: AreaName;
  workshop: { id: string; title: string } | null;
  shown: ShownText;
  /** One answer per citation of the text, in order. */
  sources: SourceState[];
  /** Reads more than the public text: draft, versions, names. */
  inside: boolean;
  /** Whether there is a public text beside the one shown. */
  hasPublic: boolean;
  agreed: { on: string; meeting: string; by: string } | null;
  withdrawn: { at: number; reason: string } | null;
  may: { write: boolean; record: boolean; publish: boolean; keep: boolean };
}

export interface ShownText {
  kind: 'draft' | 'version';
  number: number | null;
  content: BlockNode[];
  publishedAt: number | null;
  agreedOn: string | null;
  agreedMeeting: string | null;
}
