import type { ContentPart, Need, OrganisationContent } from '../model';

/** Words of the catalogue. */
export type Words = (key: string, values?: Record<string, unknown>) => string;
/** Names of areas by code. */
export type AreaNames = Record<string, { name: string; ward: string | null }>;

/** `2026-12-01`, of a day that is only day, as it is written in the language: 2026年12月1日. */
export function dayText(t: Words, day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return t('organisations:day', { year, month, date });
}

/** From when to when a need is; empty when it is open. */
export function needDays(t: Words, { fromDay, toDay }: Pick<Need, 'fromDay' | 'toDay'>): string {
  if (fromDay !== null && toDay !== null) {
    return t('organisations:days.between', { from: dayText(t, fromDay), to: dayText(t, toDay) });
  }
  if (fromDay !== null) return t('organisations:days.from', { from: dayText(t, fromDay) });
  return toDay === null ? '' : t('organisations:days.until', { to: dayText(t, toDay) });
}

/** An area with its ward: 西区 琴似二十四軒. */
export function areaText(names: AreaNames, code: string): string {
  const known = names[code];
  if (!known) return code;
  return known.ward === null ? known.name : `${known.ward} ${known.name}`;
}

type Described = Partial<OrganisationContent>;

const LISTS: Partial<Record<ContentPart, (content: Described, t: Words, names: AreaNames) => string[]>> = {
  fields: ({ fields = [] }, t) => fields.map((field) => t(`organisations:fields.${field}`)),
  areas: ({ areas = [] }, _t, names) => areas.map((code) => areaText(names, code)),
  languages: ({ languages = [] }, t) => languages.map((tag) => t(`organisations:languages.${tag}`)),
  styles: ({ styles = [] }, t) => styles.map((style) => t(`organisations:styles.${style}`)),
  times: ({ times = [] }, t) => times.map((time) => t(`organisations:times.${time}`)),
  offers: ({ offers = [] }, t) =>
    offers.map(({ term, text }) => [t(`organisations:terms.${term}`), text].filter(Boolean).join(' – ')),
  needs: ({ needs = [] }, t) =>
    needs.map((need) =>
      [
        t(`organisations:terms.${need.term}`),
        t(`organisations:urgency.${need.urgency}`),
        needDays(t, need),
        need.text,
        need.success,
      ]
        .filter(Boolean)
        .join(' – '),
    ),
  contact: ({ contact }) => [contact?.name ?? '', contact?.email ?? '', contact?.phone ?? ''],
  place: ({ place }) => [place?.postalCode ?? '', place?.address ?? ''],
};

const CHOICES: Partial<Record<ContentPart, string>> = {
  type: 'types',
  legalForm: 'legalForms',
  contactVisibility: 'visibility',
};

/** What a part says, in words; empty when nothing was said. */
export function partText(part: ContentPart, content: Described, t: Words, names: AreaNames): string {
  const list = LISTS[part];
  if (list) return list(content, t, names).filter(Boolean).join(t('organisations:comma'));
  const value = content[part];
  if (value === null || value === undefined || value === '') return '';
  if (part === 'homeArea') return areaText(names, String(value));
  const choices = CHOICES[part];
  return choices ? t(`organisations:${choices}.${value}`) : String(value);
}
