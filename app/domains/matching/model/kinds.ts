import type { FormQuestion, ProgrammeSettings } from './settings';

/** What a programme can begin as; everything is edited afterwards. */
export const PROGRAMME_KINDS = [
  'network_grant',
  'npo_dispatch',
  'csr_consulting',
  'partner_agreement',
  'student_areas',
] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** Name, description and questions are content of the city, written in its language. */
interface Template {
  name: string;
  description: string;
  settings: ProgrammeSettings;
}

const LOCAL = ['chonaikai', 'rengo', 'shopping_street', 'school', 'company'] as const;

function ask(key: string, label: string, over: Partial<FormQuestion> = {}): FormQuestion {
  return { key, label, help: '', kind: 'text', options: [], required: true, ...over };
}

const COMMON: Omit<ProgrammeSettings, 'pairing' | 'form'> = {
  requiredPartners: [],
  area: 'any',
  respectCapacity: true,
  openLimit: 5,
  replyDays: 14,
  remindDays: 3,
  weights: { needs: 4, field: 2, distance: 2, time: 1, style: 1, past: 1, language: 1 },
  damping: { exposure: 0.3, awards: 0.3, newcomers: 0.5 },
  formBy: 'asker',
  followUpMonths: [6, 12],
};

export const KIND_TEMPLATES: Record<ProgrammeKind, Template> = {
  network_grant: {
    name: 'NPOによる地域ネットワーク事業',
    description:
      'NPOが、町内会・商店街・学校・企業などと一緒に、地域の新しい取り組みを始めるための事業です。まず、相手をさがして話し合います。',
    settings: {
      ...COMMON,
      pairing: { first: ['npo'], second: [...LOCAL] },
      requiredPartners: [[...LOCAL]],
      form: [
        ask('idea', '一緒にやってみたいこと', { help: '決まっていなくてもかまいません。' }),
        ask('place', 'やってみたい場所や地域', { kind: 'line', required: false }),
        ask('start', 'いつごろ始めたいですか', { kind: 'line', required: false }),
      ],
      followUpMonths: [6, 12, 24],
    },
  },
  npo_dispatch: {
    name: 'NPOの地域派遣',
    description:
      'NPOが、まだ活動したことのない地域へ出向いて、その地域の困りごとを一緒に考えます。相手は町内会や連合町内会です。',
    settings: {
      ...COMMON,
      pairing: { first: ['npo', 'group'], second: ['chonaikai', 'rengo'] },
      area: 'new',
      weights: { ...COMMON.weights, needs: 5, distance: 0, past: 0 },
      damping: { exposure: 0.3, awards: 0.5, newcomers: 0.5 },
      form: [
        ask('issue', '地域で困っていること・手伝えること'),
        ask('wish', '来てほしい回数や時期', { kind: 'line', required: false }),
      ],
      followUpMonths: [3, 12],
    },
  },
  csr_consulting: {
    name: '企業の社会貢献相談',
    description:
      '企業の社会貢献活動（CSR）について、NPOが相談にのり、一緒に形にします。企業から提案書を出してもらい、6か月後にその後を確認します。',
    settings: {
      ...COMMON,
      pairing: { first: ['company'], second: ['npo', 'group'] },
      replyDays: 21,
      weights: { ...COMMON.weights, field: 3, distance: 1 },
      formBy: 'first',
      form: [
        ask('title', '提案の題名', { kind: 'line' }),
        ask('aim', '何のために行いますか'),
        ask('contribution', '会社から出せるもの', {
          kind: 'choice',
          options: ['人', '場所', '物', 'お金', '技術や知識', 'まだ決めていない'],
        }),
        ask('plan', '考えている内容', { help: '対象・場所・回数など、分かる範囲で書いてください。' }),
        ask('begin', '始めたい日', { kind: 'day', required: false }),
        ask('question', '相談したいこと', { required: false }),
      ],
      followUpMonths: [6],
    },
  },
  partner_agreement: {
    name: 'まちづくりパートナー協定',
    description: '企業・NPO・学校などと市が協定を結び、まちづくりに一緒に取り組みます。',
    settings: {
      ...COMMON,
      pairing: { first: ['company', 'npo', 'group', 'school', 'shopping_street'], second: ['city'] },
      respectCapacity: false,
      openLimit: 2,
      replyDays: 30,
      remindDays: 7,
      weights: { ...COMMON.weights, distance: 0, style: 0 },
      damping: { exposure: 0, awards: 0.2, newcomers: 0.3 },
      formBy: 'first',
      form: [
        ask('fields', '協定で取り組みたいこと'),
        ask('years', '協定の年数', { kind: 'choice', options: ['1年', '2年', '3年', '5年'] }),
        ask('contact', '担当の部署と名前', { kind: 'line' }),
      ],
      followUpMonths: [12],
    },
  },
  student_areas: {
    name: '学生と地域のまちづくり',
    description: '学生のグループが地域に入り、町内会や商店街の人たちと一緒に活動します。',
    settings: {
      ...COMMON,
      pairing: { first: ['students', 'school'], second: ['chonaikai', 'rengo', 'shopping_street'] },
      replyDays: 10,
      weights: { ...COMMON.weights, time: 3, distance: 3 },
      damping: { exposure: 0.4, awards: 0.2, newcomers: 0.7 },
      formBy: 'first',
      form: [
        ask('people', '参加する人数', { kind: 'line' }),
        ask('wish', 'やってみたいこと'),
        ask('term', '活動できる時期', { kind: 'line', help: '試験や休みの時期も書いてください。' }),
        ask('teacher', '担当の先生', { kind: 'line', required: false }),
      ],
      followUpMonths: [6],
    },
  },
};
