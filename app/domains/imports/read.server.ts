import { listAreas, listShapes } from '~/domains/areas/service.server';
import { csvRows } from '~/domains/exchange/csv-rows.server';
import { detectEncoding } from '~/domains/exchange/encoding-detection.server';
import { TableError } from '~/domains/exchange/table';
import { looksLikeXls, looksLikeXlsx, xlsxRows } from '~/domains/exchange/xlsx-rows.server';
import type { Facility, PopulationSet } from '~/domains/karte/model';
import type { ImportedRow } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { i18nFor } from '~/platform/i18n/translate.server';
import { IMPORT_LIMITS, type ImportKind, type ImportOptions, type ImportSummary } from './model';
import { FacilityReader } from './model/facilities';
import { organisationWords } from './model/organisation-words';
import { OrganisationReader } from './model/organisations';
import { type FileRow, PopulationReader } from './model/population';
import { Problems } from './model/problems';
import { smallestAround } from './model/shapes';
import { TownTableReader } from './model/town-table';
import { AreaBook, type TownEntry } from './model/towns';
import * as repo from './repo.server';

/** What reading needs: areas and tables of towns. */
export type ReadDeps = Pick<Deps, 'db' | 'clock'>;

/** What a file brings, ready to be written. */
export type Content =
  | { kind: 'census' | 'register'; set: Pick<PopulationSet, 'cells' | 'totals'> }
  | { kind: 'facilities'; facilities: Facility[] }
  | { kind: 'towns'; entries: TownEntry[] }
  | { kind: 'organisations'; rows: ImportedRow[] };

export interface Reading {
  problems: Problems;
  rowsRead: number;
  /** Null when the file can't be understood; the problems say why. */
  summary: Omit<ImportSummary, 'change'> | null;
  content: Content | null;
}

/** Told while a file is read: bytes and rows so far. Throws to stop the reading. */
export type ReadProgress = (bytes: number, rows: number) => void | Promise<void>;

/** Reads a whole file piece by piece. What is wrong with it is in the result; nothing is written. */
export async function readFile(
  deps: ReadDeps,
  file: { bytes: Uint8Array; kind: ImportKind; options: ImportOptions },
  progress: ReadProgress,
): Promise<Reading> {
  const problems = new Problems();
  const reader = await readerFor(deps, file, problems);
  let rowsRead = 0;
  let encoding: ImportSummary['encoding'] = 'utf-8';
  const take = async (rows: readonly FileRow[], bytes: number) => {
    for (const row of rows) reader.take(row);
    rowsRead += rows.length;
    await progress(bytes, rowsRead);
  };
  try {
    if (looksLikeXls(file.bytes) || looksLikeXlsx(file.bytes)) {
      encoding = 'xlsx';
      await takeSheet(file.bytes, take);
    } else {
      const detected = detectEncoding(file.bytes);
      encoding = detected.encoding;
      for await (const { rows, bytesRead } of csvRows(file.bytes, detected, IMPORT_LIMITS)) {
        await take(rows, bytesRead);
      }
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    problems.bad(error.line, null, '', error.fault);
    return { problems, rowsRead, summary: null, content: null };
  }
  const result = reader.finish(encoding);
  return { problems, rowsRead, summary: result?.summary ?? null, content: result?.content ?? null };
}

/** Rows of a sheet that are taken between two looks at whether to go on. */
const STEP = 5_000;

async function takeSheet(
  bytes: Uint8Array,
  take: (rows: readonly FileRow[], bytes: number) => Promise<void>,
): Promise<void> {
  const rows = await xlsxRows(bytes, IMPORT_LIMITS);
  for (let from = 0; from < rows.length; from += STEP) {
    const share = Math.min(1, (from + STEP) / rows.length);
    await take(rows.slice(from, from + STEP), Math.round(bytes.length * share));
  }
}

interface Reader {
  take(row: FileRow): void;
  finish(encoding: ImportSummary['encoding']): {
    summary: Omit<ImportSummary, 'change'>;
    content: Content;
  } | null;
}

async function readerFor(
  deps: ReadDeps,
  { kind, options }: { kind: ImportKind; options: ImportOptions },
  problems: Problems,
): Promise<Reader> {
  const areas = await listAreas(deps, options.day === null ? {} : { on: options.day });
  // Figures older than the list of areas are read by the areas of today.
  const known = areas.length > 0 ? areas : await listAreas(deps);
  const towns = options.townTable === null ? null : await repo.listTowns(deps.db, options.townTable);
  const book = new AreaBook(known, towns);
  if (kind === 'towns') return townReader(new TownTableReader(book, problems), options);
  if (kind === 'census' || kind === 'register') {
    return populationReader(new PopulationReader(book, options, problems), kind);
  }
  const codes = known.map(({ code }) => code);
  const areaAt = smallestAround(known, await listShapes(deps, codes));
  if (kind === 'facilities') return facilityReader(new FacilityReader(book, areaAt, problems), options);
  const { t } = i18nFor('ja');
  const words = organisationWords((key) => t(`organisations:${key}`));
  const context = { source: options.source, book, areaAt, words };
  return organisationReader(new OrganisationReader(context, problems), options);
}

function populationReader(reader: PopulationReader, kind: 'census' | 'register'): Reader {
  return {
    take: (row) => reader.take(row),
    finish(encoding) {
      const reading = reader.finish();
      if (reading === null) return null;
      const { layout, headerLine, day, people, passedOver, set } = reading;
      const summary = {
        encoding,
        layout,
        headerLine,
        ignoredColumns: [...reading.ignoredColumns],
        day,
        passedOver,
        subjects: set.totals.length,
        people,
      };
      return { summary, content: { kind, set } };
    },
  };
}

function facilityReader(reader: FacilityReader, options: ImportOptions): Reader {
  return {
    take: (row) => reader.take(row),
    finish(encoding) {
      const reading = reader.finish();
      if (reading === null) return null;
      const { headerLine, ignoredColumns, facilities, passedOver } = reading;
      return {
        summary: {
          encoding,
          layout: 'facilities',
          headerLine,
          ignoredColumns: [...ignoredColumns],
          day: options.day,
          passedOver,
          subjects: facilities.length,
          people: null,
        },
        content: { kind: 'facilities', facilities },
      };
    },
  };
}

function townReader(reader: TownTableReader, options: ImportOptions): Reader {
  return {
    take: (row) => reader.take(row),
    finish(encoding) {
      const reading = reader.finish();
      if (reading === null) return null;
      const { headerLine, ignoredColumns, entries } = reading;
      return {
        summary: {
          encoding,
          layout: 'towns',
          headerLine,
          ignoredColumns: [...ignoredColumns],
          day: options.day,
          passedOver: {},
          subjects: new Set(entries.map(({ name, areaCode }) => `${areaCode} ${name}`)).size,
          people: null,
        },
        content: { kind: 'towns', entries },
      };
    },
  };
}

function organisationReader(reader: OrganisationReader, options: ImportOptions): Reader {
  return {
    take: (row) => reader.take(row),
    finish(encoding) {
      const reading = reader.finish();
      if (reading === null) return null;
      const { headerLine, ignoredColumns, rows } = reading;
      return {
        summary: {
          encoding,
          layout: 'organisations',
          headerLine,
          ignoredColumns: [...ignoredColumns],
          day: options.day,
          passedOver: {},
          subjects: rows.length,
          people: null,
        },
        content: { kind: 'organisations', rows },
      };
    },
  };
}
