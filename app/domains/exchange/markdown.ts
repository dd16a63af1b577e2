import type { OutlineNode } from '~/domains/boards/model';
import { hasText, outline } from '~/domains/boards/model';
import { formatDate } from '~/platform/dates';
import type { ExportInput, NoteRow } from './model';
import { noteRows, ranking } from './model';

/** i18next's `t` for the namespace `exchange`. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A report to hand in: the workshop, its agenda, the ranking, and every note by frame and group. */
export function boardToMarkdown(input: ExportInput, t: Translate): string {
  const rows = noteRows(input);
  const parts = [
    `# ${inline(input.workshop?.title ?? input.title)}`,
    facts(input, rows, t),
    agenda(input, t),
    rankingTable(rows, t),
    `## ${t('report.board', { title: inline(input.title) })}`,
    notes(input, rows, t),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function facts(
  { workshop, board, language, exportedAt }: ExportInput,
  rows: readonly NoteRow[],
  t: Translate,
): string {
  const groups = board.all().filter(({ type }) => type === 'group').length;
  const votes = rows.reduce((sum, row) => sum + (row.votes ?? 0), 0);
  const day = workshop?.startsAt ?? null;
  const lines = [
    day === null ? '' : t('report.heldOn', { date: formatDate(day, language) }),
    workshop === null || workshop.people === null ? '' : t('report.people', { count: workshop.people }),
    t('report.notes', { count: rows.length }),
    t('report.groups', { count: groups }),
    rows.some((row) => row.votes !== null) ? t('report.votes', { count: votes }) : '',
    t('report.exportedOn', { date: formatDate(exportedAt, language) }),
  ];
  return lines
    .filter(Boolean)
    .map((line) => `- ${line}`)
    .join('\n');
}

function agenda({ workshop }: ExportInput, t: Translate): string {
  if (workshop === null || workshop.agenda.length === 0) return '';
  const head = [
    t('report.agendaColumns.phase'),
    t('report.agendaColumns.minutes'),
    t('report.agendaColumns.what'),
  ];
  const rows = workshop.agenda.map(({ title, minutes, instruction }) => [
    title,
    t('report.minutes', { count: minutes }),
    instruction,
  ]);
  return `## ${t('report.agenda')}\n\n${table(head, rows)}`;
}

function rankingTable(rows: readonly NoteRow[], t: Translate): string {
  const ranked = ranking(rows);
  if (ranked.length === 0) return '';
  const head = [t('report.place'), t('columns.text'), t('columns.votes'), t('columns.groups')];
  const body = ranked.map(({ place, row }) => [
    t('report.placeNumber', { place }),
    row.text,
    t('report.votesOf', { count: row.votes ?? 0 }),
    row.groups.join(' > '),
  ]);
  return `## ${t('report.ranking')}\n\n${table(head, body)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Frames and groups as headings, notes as lists below them. */
function notes(input: ExportInput, rows: readonly NoteRow[], t: Translate): string {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const parts: string[] = [];
  const walk = (nodes: readonly OutlineNode[], level: number) => {
    const list = nodes.flatMap(({ id }) => listItem(input, id, rowOf.get(id), t));
    if (list.length > 0) parts.push(list.join('\n'));
    for (const { id, children } of nodes) {
      const object = input.board.get(id);
      if (object?.type !== 'frame' && object?.type !== 'group') continue;
      const title = inline(object.text) || t(`report.untitled.${object.type}`);
      parts.push(`${'#'.repeat(Math.min(6, level))} ${t(`report.heading.${object.type}`, { title })}`);
      walk(children, level + 1);
    }
  };
  walk(outline(input.board), 3);
  return parts.length > 0 ? parts.join('\n\n') : t('report.empty');
}

function listItem(input: ExportInput, id: string, row: NoteRow | undefined, t: Translate): string[] {
  if (row !== undefined) {
    const about = [
      row.author === '' ? '' : t('report.by', { name: row.author }),
      row.votes ? t('report.votesOf', { count: row.votes }) : '',
      ...row.tags.map((tag) => `#${tag}`),
    ].filter(Boolean);
    const tail = about.length > 0 ? t('report.about', { about: inline(about.join(t('report.comma'))) }) : '';
    return [`- ${inline(row.text)}${tail}`];
  }
  const object = input.board.get(id);
  if (object?.type !== 'label' || !hasText(object) || object.text.trim() === '') return [];
  return [`- **${inline(object.text)}**`];
}

/** Text on one line in which no character means anything to Markdown. */
function inline(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
    .replace(/\s*\n\s*/g, '<br>');
}
