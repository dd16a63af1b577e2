import { type CasePicture, type CaseTheme, themesOf } from '../model';
import type { CaseRow } from '../repo/cases.server';
import type { PartnerRow, PictureRow } from '../repo/partners.server';

export function toPicture(row: PictureRow): CasePicture {
  return {
    id: row.file_id,
    caption: row.caption,
    people: row.people,
    consentNote: row.consent_note,
    width: row.width,
    height: row.height,
  };
}

/** A case study in a list. */
export interface CaseItem {
  id: string;
  title: string;
  summary: string;
  status: CaseRow['status'];
  themes: CaseTheme[];
  area: string;
  partners: { id: string; name: string }[];
  /** `YYYY-MM-DD`; null: not said. */
  startedOn: string | null;
  endedOn: string | null;
  /** Milliseconds since the epoch; null: not public. */
  publishedAt: number | null;
  /** The first picture, where there is one. */
  picture: Pick<CasePicture, 'id' | 'caption' | 'width' | 'height'> | null;
  /** One of its partners is invented for a demonstration. */
  fictional: boolean;
}

/** Rows with what belongs to them, in the same order. `areas`: words for an area by code. */
export function toItems(
  rows: readonly CaseRow[],
  parts: {
    themes: readonly { case_id: string; theme: string }[];
    partners: readonly PartnerRow[];
    pictures: readonly PictureRow[];
    areas: (code: string | null) => string;
  },
): CaseItem[] {
  return rows.map((row) => {
    const partners = parts.partners.filter(({ case_id }) => case_id === row.id);
    const picture = parts.pictures.find(({ case_id }) => case_id === row.id);
    return {
      id: row.id,
      title: row.title,
      summary: row.summary,
      status: row.status,
      themes: themesOf(parts.themes, row.id),
      area: parts.areas(row.area_code),
      partners: partners.map(({ id, name }) => ({ id, name })),
      startedOn: row.started_on,
      endedOn: row.ended_on,
      publishedAt: row.published_at,
      picture: picture ? toPicture(picture) : null,
      fictional: partners.some(({ fictional }) => fictional === 1),
    };
  });
}
