import { listAreas } from '~/domains/areas/service.server';
import { type PublicCase, readPublicCases } from '~/domains/cases/service/public.server';
import { csvOf } from '~/domains/exchange/csv';
import { encodeCp932, encodeUtf8 } from '~/domains/exchange/encoding.server';
import { xlsxOf } from '~/domains/exchange/xlsx.server';
import { readPublicAwards, readPublicProgrammes } from '~/domains/grants/awards/service/public.server';
import { readPlan } from '~/domains/indicators/service/plan.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf } from '~/platform/wareki';
import { type Cell, type Column, heads, list, tableOf, type Writing } from './open-data-columns';
import { AWARD_COLUMNS, GRANT_COLUMNS } from './open-data-grants';
import { figuresOf, INDICATOR_COLUMNS } from './open-data-indicators';
import * as repo from './repo.server';

/** Tables of what is public; the directory of organisations has an address of its own. */
export const DATASETS = [
  { key: 'organisations', path: '/organisations/export' },
  { key: 'cases', path: '/open-data/cases' },
  { key: 'collaborations', path: '/open-data/collaborations' },
  { key: 'grants', path: '/open-data/grants' },
  { key: 'awards', path: '/open-data/awards' },
  { key: 'indicators', path: '/open-data/indicators' },
];

interface Together {
  title: string;
  summary: string;
  startedOn: string | null;
  endedOn: string | null;
  areaCode: string | null;
  partners: { name: string; corporateNumber: string | null; fictional: boolean }[];
}
const together = <Row extends Together>(): Column<Row>[] => [
  { title: '概要', width: 48, value: ({ summary }) => summary },
  { title: '団体名', width: 40, value: ({ partners }) => list(partners.map(({ name }) => name)) },
  {
    title: '法人番号',
    width: 28,
    value: ({ partners }) => list(partners.map(({ corporateNumber }) => corporateNumber ?? '')),
  },
  { title: '地区コード', width: 12, value: ({ areaCode }) => areaCode ?? '' },
  { title: '地区', width: 16, value: ({ areaCode }, { areaName }) => areaName(areaCode) },
  { title: '開始日', width: 12, value: ({ startedOn }) => startedOn ?? '' },
  { title: '終了日', width: 12, value: ({ endedOn }) => endedOn ?? '' },
];
const fictional = <Row extends Together>(): Column<Row> => ({
  title: '架空',
  width: 8,
  value: ({ partners }) => (partners.some((one) => one.fictional) ? '架空' : ''),
});

const CASES: Column<PublicCase>[] = [
  ...heads<PublicCase>(),
  ...together<PublicCase>(),
  {
    title: 'テーマ',
    width: 32,
    value: ({ themes }, { t }) => list(themes.map((theme) => t(`cases:themes.${theme}`))),
  },
  { title: '助成金等（円）', width: 14, value: ({ moneyYen }) => moneyYen },
  { title: '参加者数', width: 10, value: ({ peopleReached }) => peopleReached },
  { title: '協力者数', width: 10, value: ({ volunteers }) => volunteers },
  { title: 'きっかけ', width: 48, value: ({ sections }) => sections.reason },
  { title: 'したこと', width: 48, value: ({ sections }) => sections.doing },
  { title: 'つながった人', width: 48, value: ({ sections }) => sections.people },
  { title: '苦労と工夫', width: 48, value: ({ sections }) => sections.struggle },
  { title: '変わったこと', width: 48, value: ({ sections }) => sections.change },
  { title: 'まねするなら', width: 48, value: ({ sections }) => sections.recipe },
  {
    title: '公開日',
    width: 12,
    value: ({ publishedAt }) => (publishedAt === null ? '' : dayOf(publishedAt)),
  },
  { title: 'URL', width: 40, value: ({ id }, { origin }) => `${origin}/cases/${id}` },
  fictional<PublicCase>(),
];

interface PublicCollaboration extends Together {
  id: string;
  status: string;
  origin: string;
}
const COLLABORATIONS: Column<PublicCollaboration>[] = [
  ...heads<PublicCollaboration>(),
  ...together<PublicCollaboration>(),
  { title: '状況', width: 12, value: ({ status }, { t }) => t(`collaborations:status.${status}`) },
  { title: 'きっかけ', width: 20, value: ({ origin }, { t }) => t(`collaborations:originKind.${origin}`) },
  { title: 'URL', width: 40, value: ({ id }, writing) => `${writing.origin}/collaborations/${id}` },
  fictional<PublicCollaboration>(),
];

/** Public collaborations; partners whose entry is not public are not named. */
async function publicCollaborations(deps: Deps): Promise<PublicCollaboration[]> {
  const rows = await repo.listPublicCollaborations(deps.db);
  const partners = await repo.listPartnersOf(
    deps.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    summary: row.summary,
    status: row.status,
    origin: row.origin_kind,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    areaCode: row.area_code,
    partners: partners
      .filter((one) => one.collaboration_id === row.id && one.status === 'listed')
      .map((one) => ({
        name: one.name,
        corporateNumber: one.corporate_number,
        fictional: one.fictional === 1,
      })),
  }));
}

const TABLES: Readonly<
  Record<string, (deps: Deps, writing: Writing) => Promise<{ head: Column<never>[]; rows: Cell[][] }>>
> = {
  cases: async (deps, writing) => tableOf(CASES, await readPublicCases(deps), writing),
  collaborations: async (deps, writing) => tableOf(COLLABORATIONS, await publicCollaborations(deps), writing),
  grants: async (deps, writing) => tableOf(GRANT_COLUMNS, await readPublicProgrammes(deps), writing),
  awards: async (deps, writing) => tableOf(AWARD_COLUMNS, await readPublicAwards(deps), writing),
  indicators: async (deps, writing) => {
    const goals = (await readPlan(deps))?.goals ?? [];
    return tableOf(INDICATOR_COLUMNS, figuresOf(goals.flatMap(({ indicators }) => indicators)), writing);
  },
};

/**
 * A table of what everybody may see, in Japanese: who asks changes nothing, so that a file never holds more than may be
 * given away. `format`: csv (UTF-8 with its mark), cp932, xlsx. Throws `not_found` for another dataset or format.
 */
export async function exportOpenData(
  deps: Deps,
  dataset: string,
  format: string,
  origin: string,
): Promise<{ fileName: string; mediaType: string; bytes: Uint8Array }> {
  const table = Object.hasOwn(TABLES, dataset) ? TABLES[dataset] : undefined;
  if (!table || !['csv', 'cp932', 'xlsx'].includes(format)) throw new DomainError('not_found');
  const { head, rows } = await table(deps, await writingOf(deps, origin));
  const name = `${dataset}_${dayOf(deps.clock.now())}`;
  if (format === 'xlsx') {
    const columns = head.map(({ title, width }, at) => ({
      title,
      width,
      kind: rows.some((row) => typeof row[at] === 'number') ? ('number' as const) : ('text' as const),
    }));
    return {
      fileName: `${name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await xlsxOf(dataset, columns, rows),
    };
  }
  const text = csvOf([head.map(({ title }) => title), ...rows]);
  const isUtf8 = format === 'csv';
  return {
    fileName: `${name}${isUtf8 ? '' : '_sjis'}.csv`,
    mediaType: `text/csv; charset=${isUtf8 ? 'utf-8' : 'Shift_JIS'}`,
    bytes: isUtf8 ? encodeUtf8(text) : encodeCp932(text),
  };
}

async function writingOf(deps: Deps, origin: string): Promise<Writing> {
  const areas = await listAreas(deps);
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const city = areas.find(({ kind }) => kind === 'city');
  const { t } = i18nFor('ja');
  return {
    t: (key) => t(key),
    origin,
    municipality: { code: city?.code.slice(0, 6) ?? '', name: city?.name ?? '' },
    areaName: (code) => {
      const area = code === null ? undefined : byCode.get(code);
      const around = area?.parentCode ? byCode.get(area.parentCode) : undefined;
      return `${around?.kind === 'ward' ? around.name : ''}${area?.name ?? ''}`;
    },
  };
}
