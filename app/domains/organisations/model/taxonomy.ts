/**
 * One list for what is offered and what is needed, so that a need and an offer meet by the same term. The words are in
 * the catalogues under `organisations:terms.<term>`, those of the channels under `organisations:channels.<channel>`.
 */
export const TAXONOMY = {
  people: ['volunteers', 'youth', 'snow_helpers', 'event_staff', 'drivers', 'watchers', 'instructors'],
  skills: [
    'design',
    'web_sns',
    'photo_video',
    'music_stage',
    'cooking',
    'crafts',
    'gardening',
    'sports',
    'care',
    'translation',
  ],
  know_how: [
    'facilitation',
    'grant_writing',
    'accounting',
    'law',
    'disaster_plans',
    'event_planning',
    'child_support',
    'elder_support',
    'disability_support',
    'history',
  ],
  places: ['meeting_room', 'hall', 'kitchen', 'shop_space', 'field', 'school_ground', 'parking', 'storage'],
  goods: ['tools', 'snow_tools', 'tents_tables', 'vehicle', 'food', 'books_toys', 'printing'],
  money: ['sponsoring', 'fundraising', 'prizes'],
  channels: [
    'circular_board',
    'shop_posters',
    'newsletter',
    'local_media',
    'school_contacts',
    'company_contacts',
    'neighbour_contacts',
  ],
} as const;
export type Channel = keyof typeof TAXONOMY;
export type Term = (typeof TAXONOMY)[Channel][number];

export const CHANNELS = Object.keys(TAXONOMY) as Channel[];
export const TERMS: readonly Term[] = CHANNELS.flatMap((channel) => [...TAXONOMY[channel]]);

const CHANNEL_OF = new Map<string, Channel>(
  CHANNELS.flatMap((channel) => TAXONOMY[channel].map((term) => [term, channel] as const)),
);

export function isTerm(value: string): value is Term {
  return CHANNEL_OF.has(value);
}

/** The channel of a term; null for a term that is not in the list. */
export function channelOf(term: string): Channel | null {
  return CHANNEL_OF.get(term) ?? null;
}
