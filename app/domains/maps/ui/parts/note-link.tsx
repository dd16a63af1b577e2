import { Link, useFetcher, useFetchers } from '@remix-run/react';
import { StickyNote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { Button } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { useJson } from '~/ui/use-json';
import { setNote } from '../../doc';
import type { MapFeature } from '../../model';
import { useMap } from '../map-context';

/** What the server says of the note a place belongs to. */
export interface LinkedNote {
  feature: string;
  /** Null: there is none. */
  note: { board: string; object: string } | null;
  /** Null: the note is gone. */
  text: string | null;
  board: string;
}

const notesOf = (mapId: string) => `/maps/${mapId}/notes`;

/** The note on a board that belongs to this place: what it says now, or the way to make one. */
export function NoteLink({ feature }: { feature: MapFeature }) {
  if (feature.note) return <Linked feature={feature} note={feature.note} />;
  return feature.origin ? <AtTable feature={feature} /> : <MakeNote feature={feature} />;
}

function useLinkedNote(feature: MapFeature): LinkedNote | null {
  const { facts } = useMap();
  const path = `${notesOf(facts.mapId)}?feature=${encodeURIComponent(feature.id)}`;
  return useJson<LinkedNote>(path, `${feature.note?.object} ${feature.text}`);
}

/** On the merged map: the note that the place has on its table's map. */
function AtTable({ feature }: { feature: MapFeature }) {
  const known = useLinkedNote(feature);
  if (!known) return null;
  if (!known.note || known.text === null) return <MakeNote feature={feature} />;
  return <NoteCard note={known.note} known={known} />;
}

function Linked({ feature, note }: { feature: MapFeature; note: NonNullable<MapFeature['note']> }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  const { mayWrite } = useSignal(editor.access);
  const known = useLinkedNote(feature);
  if (known?.text !== null) return <NoteCard note={note} known={known ?? null} />;
  return (
    <section
      aria-label={t('maps:note.label')}
      className="flex flex-col gap-1 rounded-lg border-l-4 border-warn bg-warn-soft p-3"
    >
      <NoteWords>{t('maps:note.gone')}</NoteWords>
      {mayWrite ? (
        <Button
          variant="secondary"
          size="small"
          className="self-start"
          onPress={() => editor.change(() => setNote(editor.writer, feature.id, null))}
        >
          {t('maps:note.unlink')}
        </Button>
      ) : null}
    </section>
  );
}

function NoteCard({ note, known }: { note: NonNullable<MapFeature['note']>; known: LinkedNote | null }) {
  const { t } = useTranslation();
  const { facts } = useMap();
  // A note just made is here before the answer to its making. Who left in between would make Remix look for a page it
  // has not heard of yet, and fail.
  const isBeingMade = useFetchers().some(({ formAction }) => formAction === notesOf(facts.mapId));
  return (
    <section
      aria-label={t('maps:note.label')}
      className="flex flex-col gap-1 rounded-lg border-l-4 border-[#e0b400] bg-[#fff6cf] p-3"
    >
      <NoteWords>{known ? known.text || t('maps:untitled') : t('maps:note.label')}</NoteWords>
      {isBeingMade ? null : (
        <Link
          to={`/boards/${note.board}?object=${encodeURIComponent(note.object)}`}
          className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
        >
          {known ? t('maps:note.open', { board: known.board }) : t('maps:note.openPlain')}
        </Link>
      )}
    </section>
  );
}

function NoteWords({ children }: { children: string }) {
  return (
    <p className="flex items-start gap-2">
      <StickyNote aria-hidden="true" className="mt-1 size-5 shrink-0" />
      <span className="min-w-0 flex-1 whitespace-pre-wrap">{children}</span>
    </p>
  );
}

function MakeNote({ feature }: { feature: MapFeature }) {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const { mayWrite } = useSignal(editor.access);
  const fetcher = useFetcher<{ ok: boolean }>();
  const [board, setBoard] = useState(facts.boards[0]?.id ?? '');
  const failed = fetcher.data?.ok === false;
  useEffect(() => {
    if (failed) editor.tell(t('maps:refused.session'), 'warn');
  }, [failed, editor, t]);
  if (!mayWrite || facts.boards.length === 0 || feature.text.trim() === '') return null;
  return (
    <div className="flex flex-wrap items-end gap-2">
      {facts.boards.length > 1 ? (
        <Select
          label={t('maps:note.board')}
          id={`note-board-${feature.id}`}
          name="board"
          value={board}
          onChange={(event) => setBoard(event.currentTarget.value)}
        >
          {facts.boards.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </Select>
      ) : null}
      <Button
        variant="secondary"
        size="small"
        onPress={() => {
          if (fetcher.state !== 'idle') return;
          fetcher.submit({ feature: feature.id, board }, { method: 'post', action: notesOf(facts.mapId) });
        }}
      >
        <StickyNote aria-hidden="true" className="size-5" />
        {t('maps:note.make')}
      </Button>
    </div>
  );
}
