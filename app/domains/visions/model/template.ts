import type { Language } from '~/platform/i18n/languages';
import type { BlockNode } from './content';

interface Section {
  title: Record<Language, string>;
  /** What belongs there, as the first paragraph; people write over it. */
  hint: Record<Language, string>;
  list?: true;
}

/** Sections of a 地域まちづくりビジョン, in order. */
export const VISION_TEMPLATE: readonly Section[] = [
  {
    title: { ja: '地域の姿', en: 'Our area today', easy: 'いまの 地域' },
    hint: {
      ja: '人口や暮らし、まちの良いところと困りごとを書きます。',
      en: 'People and life here, what is good and what is hard.',
      easy: '地域に すむ人、よいところ、こまっていることを 書きます。',
    },
  },
  {
    title: { ja: 'めざす姿', en: 'What we want to become', easy: 'なりたい 地域' },
    hint: {
      ja: '10年後、この地域がどうなっていてほしいかを、一文で書きます。',
      en: 'One sentence: how this area should be ten years from now.',
      easy: '10年あと、どんな 地域に したいですか。みじかく 書きます。',
    },
  },
  {
    title: { ja: '大切にしたいこと', en: 'What matters to us', easy: 'たいせつに したいこと' },
    hint: {
      ja: 'めざす姿に近づくために、みんなで大切にする考え方を並べます。',
      en: 'The principles we keep on the way there.',
      easy: 'みんなで たいせつに することを ならべます。',
    },
    list: true,
  },
  {
    title: { ja: '取り組み', en: 'What we do', easy: 'すること' },
    hint: {
      ja: '実際に行うことを書きます。もとになったふせんや場所を出典として付けられます。',
      en: 'What will be done. Cite the notes and places it comes from.',
      easy: 'じっさいに することを 書きます。もとの ふせんや 場所を つけることが できます。',
    },
    list: true,
  },
  {
    title: { ja: 'だれが いつ', en: 'Who and when', easy: 'だれが いつ' },
    hint: {
      ja: '取り組みごとに、中心になる人・団体と、始める時期を書きます。',
      en: 'For each: who leads it and when it begins.',
      easy: 'だれが するか、いつ はじめるかを 書きます。',
    },
    list: true,
  },
];

/** A new vision: the sections of the template with their hints. */
export function templateContent(language: Language): BlockNode[] {
  return VISION_TEMPLATE.flatMap((section): BlockNode[] => {
    const hint: BlockNode = { type: 'paragraph', content: [{ type: 'text', text: section.hint[language] }] };
    return [
      { type: 'heading', level: 2, content: [{ type: 'text', text: section.title[language] }] },
      section.list ? { type: 'bulletList', content: [{ type: 'listItem', content: [hint] }] } : hint,
    ];
  });
}
