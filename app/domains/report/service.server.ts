import type { Principal } from '~/domains/accounts/model';
import { listCasesOfYear } from '~/domains/cases/service/reading.server';
import { xlsxOf } from '~/domains/exchange/xlsx.server';
import { figureNumber, formatFigure } from '~/domains/indicators/model';
import { readPlan } from '~/domains/indicators/service/plan.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf, fiscalYearOf, formatFiscalYear } from '~/platform/wareki';
import {
  Counter,
  type ReportRow,
  type ReportSection,
  type RowLabel,
  sectionOf,
  yearSpan,
} from './model/report';
import * as repo from './repo.server';

/** The report of a fiscal year, and the years there are. */
export interface YearlyReport {
  year: number;
  years: number[];
  sections: ReportSection[];
  /** Indicators of the plan with their figure of this year. */
  indicators: YearIndicator[];
}

/** An indicator in one year; `value` in its unit, null: not measured. Figures are in words. */
export interface YearIndicator {
  key: string;
  name: string;
  unit: string;
  value: number | null;
  figure: string | null;
  target: string;
  targetYear: number;
}

/** Whether somebody reads the yearly report: staff. */
function requireStaff(principal: Principal): void {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (principal.role !== 'staff') throw new DomainError('forbidden');
}

/**
 * What happened in a fiscal year, as known now; `year` null: the present one. Staff only. Throws `unauthenticated`,
 * `forbidden`, `not_found` (a year nothing can be known of).
 */
export async function viewReport(
  deps: Deps,
  principal: Principal,
  year: number | null,
): Promise<YearlyReport> {
  requireStaff(principal);
  const present = fiscalYearOf(dayOf(deps.clock.now()));
  const first = Math.min((await repo.firstYear(deps.db)) ?? present, present);
  const years = Array.from({ length: present - first + 1 }, (_one, at) => present - at);
  const wanted = year ?? present;
  if (!years.includes(wanted)) throw new DomainError('not_found');
  return {
    year: wanted,
    years,
    sections: [
      sectionOf('workshops', await workshopRows(deps, wanted)),
      sectionOf('ideas', await ideaRows(deps, wanted)),
      sectionOf('talks', await talkRows(deps, wanted)),
      sectionOf('rounds', await roundRows(deps, wanted)),
      sectionOf('grants', await grantRows(deps, wanted)),
      sectionOf('collaborations', await collaborationRows(deps, wanted)),
      sectionOf('cases', await caseRows(deps, wanted)),
    ],
    indicators: await indicatorsOf(deps, wanted),
  };
}

async function workshopRows(deps: Deps, year: number): Promise<ReportRow[]> {
  return (await repo.countWorkshops(deps.db, year)).map((row) => ({
    id: row.id,
    label: { text: row.name },
    values: {
      workshops: Number(row.workshops),
      sessions: Number(row.sessions),
      participants: Number(row.participants),
    },
  }));
}

const NO_WORKSHOP: RowLabel = { key: 'report:noWorkshop' };

async function ideaRows(deps: Deps, year: number): Promise<ReportRow[]> {
  const counter = new Counter();
  for (const { workshop_id, title, status, n } of await repo.countIdeas(deps.db, yearSpan(year))) {
    const label = title === null ? NO_WORKSHOP : { text: title };
    counter.add(workshop_id ?? 'none', label, status, Number(n));
    counter.add(workshop_id ?? 'none', label, 'ideas', Number(n));
  }
  return counter.result();
}

async function talkRows(deps: Deps, year: number): Promise<ReportRow[]> {
  const counter = new Counter();
  for (const { id, name, status, n } of await repo.countTalks(deps.db, yearSpan(year))) {
    counter.add(id, { text: name }, status, Number(n));
    counter.add(id, { text: name }, 'talks', Number(n));
  }
  return counter.result();
}

async function roundRows(deps: Deps, year: number): Promise<ReportRow[]> {
  return (await repo.countRounds(deps.db, yearSpan(year))).map(({ id, title, entries, confirmed }) => ({
    id,
    label: { text: title },
    values: { entries: Number(entries), confirmed: Number(confirmed) },
  }));
}

/** In which column an application is counted by its state, beside `submitted`. */
const OUTCOMES: Readonly<Record<string, string>> = {
  adopted: 'adopted',
  rejected: 'refused',
  ineligible: 'refused',
  withdrawn: 'takenBack',
};

async function grantRows(deps: Deps, year: number): Promise<ReportRow[]> {
  const counter = new Counter();
  const programmes = await repo.listGrants(deps.db, year);
  const ids = programmes.map(({ id }) => id);
  const labels = new Map(programmes.map(({ id, title }): [string, RowLabel] => [id, { text: title }]));
  const add = (id: string, column: string, value: number) =>
    counter.add(id, labels.get(id) ?? { text: id }, column, value);
  for (const [id, label] of labels) counter.row(id, label);
  for (const { programme_id, status, n } of await repo.countApplications(deps.db, ids)) {
    add(programme_id, 'submitted', Number(n));
    add(programme_id, OUTCOMES[status] ?? 'deciding', Number(n));
  }
  const { granted, payments } = await repo.sumAwards(deps.db, ids);
  for (const { programme_id, yen } of granted) add(programme_id, 'grantedYen', Number(yen));
  for (const { programme_id, kind, yen } of payments) {
    add(programme_id, kind === 'return' ? 'returnedYen' : 'paidYen', Number(yen));
  }
  return counter.result();
}

async function collaborationRows(deps: Deps, year: number): Promise<ReportRow[]> {
  const counter = new Counter();
  const label = (origin: string): RowLabel => ({ key: `collaborations:originKind.${origin}` });
  for (const { origin_kind, ...counts } of await repo.countCollaborations(deps.db, yearSpan(year))) {
    for (const [column, n] of Object.entries(counts)) {
      counter.add(origin_kind, label(origin_kind), column, Number(n ?? 0));
    }
  }
  for (const { origin_kind, ...sums } of await repo.sumFigures(deps.db, year)) {
    for (const [column, n] of Object.entries(sums)) {
      counter.add(origin_kind, label(origin_kind), column, Number(n ?? 0));
    }
  }
  return counter.result().filter(({ values }) => Object.values(values).some((value) => value > 0));
}

async function caseRows(deps: Deps, year: number): Promise<ReportRow[]> {
  const { from, to } = yearSpan(year);
  return (await listCasesOfYear(deps, from, to)).map(({ id, title, peopleReached, moneyYen }) => ({
    id,
    label: { text: title },
    values: { cases: 1, reached: peopleReached ?? 0, moneyYen: moneyYen ?? 0 },
  }));
}

async function indicatorsOf(deps: Deps, year: number): Promise<YearIndicator[]> {
  const plan = await readPlan(deps);
  return (plan?.goals ?? []).flatMap(({ indicators }) =>
    indicators.map(({ key, name, unit, decimals, figures, target }) => {
      const found = figures.find((one) => one.year === year);
      return {
        key,
        name,
        unit,
        value: found ? figureNumber(found.value, decimals) : null,
        figure: found ? `${formatFigure(found.value, decimals)}${unit}` : null,
        target: `${formatFigure(target.value, decimals)}${unit}`,
        targetYear: target.year,
      };
    }),
  );
}

/** A line of the report as a table of data has it; `row` empty: the sum of the column. */
export interface ReportLine {
  section: string;
  row: string;
  column: string;
  value: number;
  unit: string;
}

/** The report as lines in the words of a language: every number with what it counts, sums last. */
export function linesOf(
  { sections, indicators }: Pick<YearlyReport, 'sections' | 'indicators'>,
  language: Language,
): ReportLine[] {
  const { t } = i18nFor(language);
  const measured = indicators.flatMap(({ name, value, unit }) =>
    value === null
      ? []
      : [
          {
            section: t('report:indicators.title'),
            row: name,
            column: t('report:indicators.figure'),
            value,
            unit,
          },
        ],
  );
  const counted = sections.flatMap(({ key, columns, rows, totals }) => {
    const all = [
      ...rows.map(({ label, cells }) => ({ row: 'text' in label ? label.text : t(label.key), cells })),
      { row: t('report:total'), cells: totals },
    ];
    return all.flatMap(({ row, cells }) =>
      columns.map((column, at) => ({
        section: t(`report:sections.${key}`),
        row,
        column: t(`report:columns.${column.key}`),
        value: cells[at] ?? 0,
        unit: t(`report:units.${column.unit}`),
      })),
    );
  });
  return [...counted, ...measured];
}

/** The report as a workbook: one line for each number. Throws as `viewReport`. */
export async function exportReport(
  deps: Deps,
  principal: Principal,
  year: number | null,
  language: Language,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const report = await viewReport(deps, principal, year);
  const { t } = i18nFor(language);
  const head = (key: string, width: number, kind: 'text' | 'number' = 'text') => ({
    title: t(`report:lines.${key}`),
    width,
    kind,
  });
  const columns = [
    head('year', 18),
    head('section', 24),
    head('row', 36),
    head('column', 24),
    head('value', 14, 'number'),
    head('unit', 8),
  ];
  const rows = linesOf(report, language).map(({ section, row, column, value, unit }) => [
    formatFiscalYear(report.year),
    section,
    row,
    column,
    value,
    unit,
  ]);
  return { fileName: `report_${report.year}.xlsx`, bytes: await xlsxOf(t('report:sheet'), columns, rows) };
}
