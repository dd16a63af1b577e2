import { csvOf } from '~/domains/exchange/csv';
import { encodeCp932, encodeUtf8, unmappable } from '~/domains/exchange/encoding.server';
import { type ExportFile, type ExportWarning, fileName } from '~/domains/exchange/model';
import { type SheetColumn, xlsxOf } from '~/domains/exchange/xlsx.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf, eraYearOfDay } from '~/platform/wareki';
import type { KarteDeps } from './city.server';
import {
  KARTE_FORMATS,
  type KarteFormat,
  type KarteOptions,
  type KarteView,
  type KarteYear,
  type Shown,
} from './model';
import { karteOf } from './view.server';

type Cell = string | number | null;
type Translate = (key: string, values?: Record<string, unknown>) => string;

const COLUMNS = [
  { key: 'code', width: 14, kind: 'text' },
  { key: 'area', width: 20, kind: 'text' },
  { key: 'year', width: 8, kind: 'number' },
  { key: 'era', width: 10, kind: 'text' },
  { key: 'made', width: 10, kind: 'text' },
  { key: 'item', width: 26, kind: 'text' },
  { key: 'male', width: 10, kind: 'number' },
  { key: 'female', width: 10, kind: 'number' },
  { key: 'both', width: 10, kind: 'number' },
  { key: 'remark', width: 40, kind: 'text' },
] as const satisfies readonly { key: string; width: number; kind: SheetColumn['kind'] }[];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function isFormat(value: string): value is KarteFormat {
  return KARTE_FORMATS.some((format) => format === value);
}

/**
 * The figures of a karte as a file: one row a year and age, with what may not be shown marked `X` as on screen.
 * Throws `not_found` (area, format).
 */
export async function exportKarte(
  deps: KarteDeps,
  input: { code: string; format: string; options: KarteOptions; language: Language },
): Promise<ExportFile> {
  const { format, language } = input;
  if (!isFormat(format)) throw new DomainError('not_found');
  const view = await karteOf(deps, input.code, input.options);
  const i18n = i18nFor(language);
  const t: Translate = (key, values) => i18n.t(`karte:${key}`, values);
  const rows = exportRows(view, t);
  const head = COLUMNS.map(({ key }) => t(`export.${key}`));
  const day = dayOf(deps.clock.now());
  const title = t(view.fictional ? 'export.fileFictional' : 'export.file', { name: view.area.name });
  const file = (extension: string, mediaType: string, body: Uint8Array, warnings: ExportWarning[] = []) => ({
    filename: fileName(title, day, extension),
    mediaType,
    body,
    warnings,
  });
  if (format === 'xlsx') {
    const columns = COLUMNS.map(({ key, width, kind }) => ({ title: t(`export.${key}`), width, kind }));
    return file('xlsx', XLSX, await xlsxOf(view.area.name, columns, rows));
  }
  const table = [head, ...rows];
  if (format === 'csv') return file('csv', 'text/csv; charset=utf-8', encodeUtf8(csvOf(table)));
  return file('csv', 'text/csv; charset=Shift_JIS', encodeCp932(csvOf(table)), unmappableIn(table));
}

function exportRows(view: KarteView, t: Translate): Cell[][] {
  const shown = (value: Shown): Cell => value ?? t('hidden');
  return view.years.flatMap((year) => {
    const about = [
      view.figuresOf.code,
      view.figuresOf.name,
      year.year,
      eraYearOfDay(`${year.year}-10-01`),
      t(year.projected ? 'projected' : 'counted'),
    ];
    const remark = remarkOf(view, year, t);
    const line = (item: string, male: Cell, female: Cell, both: Cell) => [
      ...about,
      item,
      male,
      female,
      both,
      remark,
    ];
    const { rows, groups, total } = year.table;
    return [
      ...rows.map((row) =>
        line(
          row.to === null
            ? t('age.open', { from: row.from })
            : t('age.between', { from: row.from, to: row.to }),
          shown(row.male),
          shown(row.female),
          shown(row.both),
        ),
      ),
      ...(['young', 'working', 'old', 'oldest'] as const).map((key) =>
        line(t(`groups.${key}`), shown(groups[key].male), shown(groups[key].female), shown(groups[key].both)),
      ),
      line(t('total'), shown(total.male), shown(total.female), shown(total.both)),
      ...(year.raw ? [line(t('export.raw'), null, null, shown(year.raw.total))] : []),
      ...(year.households === null ? [] : [line(t('households.count'), null, null, year.households)]),
    ];
  });
}

function remarkOf(view: KarteView, year: KarteYear, t: Translate): string {
  const sources = view.sources.filter(({ of, referenceDate }) => {
    return of === 'population' && (year.projected || referenceDate.startsWith(String(year.year)));
  });
  const names = [...new Set(sources.map(({ source }) => source))];
  const made = year.projected ? t('export.projectedFrom') : t('export.source');
  return `${year.fictional ? t('export.fictional') : ''}${made}${names.join(t('export.comma'))}`;
}

function unmappableIn(table: readonly (readonly Cell[])[]): ExportWarning[] {
  const rows = new Map<string, number[]>();
  table.forEach((cells, row) => {
    for (const character of unmappable(cells.join('\n'))) {
      rows.set(character, [...(rows.get(character) ?? []), row]);
    }
  });
  return [...rows].map(([character, at]) => ({
    kind: 'unmappable',
    character,
    codePoint: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    rows: at,
  }));
}
