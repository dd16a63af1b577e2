import { draftsFor, draftsFromBoard, type ImportPreview, readLines } from '~/domains/exchange/import';
import { boardFromJson } from '~/domains/exchange/json';
import { addObjects } from '../../doc';
import { type BoardObject, hasText } from '../../model';
import { type Desk, select } from './desk';
import { withOwnImages } from './images';
import { attempt, viewCentre } from './make';

/** What was read and could be put on the board. */
export type ImportSource =
  | ({ kind: 'notes' } & ImportPreview)
  | { kind: 'board'; objects: readonly BoardObject[]; texts: readonly string[] }
  | { kind: 'refused'; message: string };

/** How many objects an import would make. */
export function sizeOf(source: ImportSource): number {
  if (source.kind === 'notes') return source.notes.length;
  return source.kind === 'board' ? source.objects.length : 0;
}

/** Reads a file by its name: a board's JSON, CSV (on the server, which knows every encoding), else lines. */
export async function readImportFile(desk: Desk, file: File): Promise<ImportSource> {
  const name = file.name.toLowerCase();
  if (name.endsWith('.json')) return readJson(desk, await file.text());
  if (name.endsWith('.csv') || name.endsWith('.tsv')) return readCsv(desk, file);
  return { kind: 'notes', ...readLines(await decoded(file), desk.colour.value) };
}

function readJson(desk: Desk, text: string): ImportSource {
  const read = boardFromJson(text);
  if (!read.ok) return { kind: 'refused', message: desk.words(`exchange:errors.${read.reason}`) };
  const texts = read.objects.flatMap((object) =>
    hasText(object) && object.text !== '' ? [object.text] : [],
  );
  return { kind: 'board', objects: read.objects, texts };
}

async function readCsv(desk: Desk, file: File): Promise<ImportSource> {
  try {
    const response = await fetch(`/boards/${desk.boardId}/import`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: file,
    });
    if (response.ok) return { kind: 'notes', ...((await response.json()) as ImportPreview) };
    const key = response.status === 413 ? 'boards:import.tooLarge' : 'boards:import.unreadable';
    return { kind: 'refused', message: desk.words(key) };
  } catch {
    return { kind: 'refused', message: desk.words('boards:import.offline') };
  }
}

/** Text of a file in UTF-8 or, where that fails, in CP932. */
async function decoded(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/**
 * Puts an import on the board in one step that can be undone; resolves to how many objects were made, and how many
 * images were left out because the person may not see them where they come from.
 */
export async function makeImported(desk: Desk, read: ImportSource): Promise<{ made: number; lost: number }> {
  if (read.kind !== 'board') return { made: makeRead(desk, read), lost: 0 };
  const { objects, lost } = await withOwnImages(desk, read.objects);
  return { made: makeRead(desk, { ...read, objects }), lost };
}

function makeRead(desk: Desk, source: ImportSource): number {
  if (source.kind === 'refused') return 0;
  const drafts =
    source.kind === 'notes'
      ? draftsFor(source.notes, desk.store, viewCentre(desk))
      : draftsFromBoard(source.objects, desk.store);
  const ids = attempt(desk, () => addObjects(desk.writer, drafts));
  if (!ids) return 0;
  select(
    desk,
    ids.filter((id) => desk.store.get(id)?.group === null),
  );
  void desk.stage.camera.fit(desk.stage.boxOf(ids[0] ?? '') ?? desk.stage.camera.visibleBox(), {
    padding: 160,
  });
  return source.kind === 'notes' ? source.notes.length : ids.length;
}
