/**
 * The 20 fields of activity of 特定非営利活動促進法 (別表), by their number there; what they are called is in the
 * catalogues under `organisations:fields.<number>`.
 */
export const NPO_FIELDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] as const;
export type NpoField = (typeof NPO_FIELDS)[number];

export function isNpoField(value: number): value is NpoField {
  return (NPO_FIELDS as readonly number[]).includes(value);
}
