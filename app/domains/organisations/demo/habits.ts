import type { MeetingTime, OrganisationType, WorkStyle } from '../model';

/** What organisations of a type are like; ranges are from and to, inclusive. */
interface Habits {
  founded: readonly [number, number];
  people: readonly [number, number];
  capacity: readonly [number, number];
  needs: readonly [number, number];
  offers: readonly [number, number];
  /** The likelier first. */
  styles: readonly WorkStyle[];
  times: readonly MeetingTime[];
  /** Fields of NPO law beside those of the theme. */
  fields: readonly number[];
  /** Who answers letters. */
  contact: string;
}

export const HABITS: Record<OrganisationType, Habits> = {
  npo: {
    founded: [1999, 2025],
    people: [12, 90],
    capacity: [1, 4],
    needs: [2, 4],
    offers: [2, 4],
    styles: ['hands_on', 'small_steps', 'meetings', 'online', 'planned', 'events'],
    times: ['weekday_day', 'weekend_day', 'weekday_evening'],
    fields: [3, 19],
    contact: '事務局',
  },
  group: {
    founded: [1995, 2025],
    people: [5, 24],
    capacity: [1, 2],
    needs: [1, 3],
    offers: [1, 3],
    styles: ['small_steps', 'hands_on', 'events'],
    times: ['weekend_day', 'weekday_evening', 'weekday_day'],
    fields: [3],
    contact: '世話人',
  },
  chonaikai: {
    founded: [1951, 1988],
    people: [70, 620],
    capacity: [1, 2],
    needs: [1, 4],
    offers: [1, 3],
    styles: ['meetings', 'hands_on', 'small_steps', 'events'],
    times: ['weekday_evening', 'weekend_day', 'weekday_day'],
    fields: [3, 9, 1, 8, 7],
    contact: '会長',
  },
  rengo: {
    founded: [1956, 1979],
    people: [1800, 9400],
    capacity: [1, 3],
    needs: [1, 4],
    offers: [2, 4],
    styles: ['meetings', 'planned', 'events'],
    times: ['weekday_evening', 'weekday_day', 'weekend_day'],
    fields: [3, 8, 1, 9, 13],
    contact: '事務局長',
  },
  shopping_street: {
    founded: [1949, 1987],
    people: [14, 58],
    capacity: [1, 3],
    needs: [1, 3],
    offers: [2, 4],
    styles: ['events', 'meetings', 'hands_on'],
    times: ['weekday_evening', 'weekday_day'],
    fields: [3, 16, 4],
    contact: '理事長',
  },
  school: {
    founded: [1952, 2006],
    people: [140, 640],
    capacity: [1, 3],
    needs: [1, 4],
    offers: [1, 3],
    styles: ['planned', 'meetings', 'hands_on'],
    times: ['weekday_day'],
    fields: [13, 2],
    contact: '教頭',
  },
  company: {
    founded: [1948, 2019],
    people: [6, 140],
    capacity: [1, 3],
    needs: [1, 2],
    offers: [2, 4],
    styles: ['planned', 'online', 'hands_on'],
    times: ['weekday_day', 'weekday_evening'],
    fields: [3, 16, 17, 7],
    contact: '地域活動担当',
  },
  students: {
    founded: [2009, 2025],
    people: [9, 38],
    capacity: [1, 3],
    needs: [1, 3],
    offers: [2, 4],
    styles: ['hands_on', 'online', 'events', 'small_steps'],
    times: ['weekend_day', 'weekday_evening', 'weekend_evening'],
    fields: [3, 13],
    contact: '代表',
  },
  city: {
    founded: [2004, 2004],
    people: [18, 18],
    capacity: [20, 20],
    needs: [2, 2],
    offers: [4, 4],
    styles: ['meetings', 'planned', 'online'],
    times: ['weekday_day'],
    fields: [3, 19],
    contact: '担当',
  },
};

/** Fields of NPO law by theme, see `npo.json`. */
export const THEME_FIELDS: Readonly<Record<string, readonly number[]>> = {
  snow: [3, 1, 9],
  child: [13, 2],
  mother: [13, 1, 12],
  elder: [1, 3],
  care: [1, 10, 17],
  food: [1, 13],
  art: [6, 3],
  green: [7, 3],
  world: [11, 10, 2],
  safe: [8, 9],
  net: [14, 2],
  work: [17, 16],
  history: [2, 6, 3],
  sport: [6, 1],
  office: [19, 3],
  own_npo: [3, 1, 13],
};

/** Languages beside Japanese that organisations about other countries may speak. */
export const WORLD_LANGUAGES = ['en', 'zh', 'vi', 'ko', 'ne', 'ru'] as const;
