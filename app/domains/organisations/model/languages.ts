/** Languages an organisation can be spoken to in; `jsl`: 日本手話. The words are under `organisations:languages`. */
export const SPOKEN_LANGUAGES = [
  'ja',
  'easy',
  'jsl',
  'en',
  'zh',
  'ko',
  'vi',
  'ne',
  'id',
  'ru',
  'uk',
  'es',
  'pt',
] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];
