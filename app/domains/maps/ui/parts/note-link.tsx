import { Link, useFetcher } from '@remix-run/react';
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
  /** Null: the note is gone. */
  text: string | null;
  board: string;
}

/** The note on a board that belongs to this place: what it says now, or the way to make one. */
export function NoteLink({ feature }: { feature: MapFeature }) {
  const { editor, facts } = useMap();
  const { mayWrite } = useSignal(editor.access);
  if (feature.note) return <Linked feature={feature} note={feature.note} />;
  if (!mayWrite || facts.boards.length === 0 || feature.text.trim() === '') return null;
  return <MakeNote feature={feature} />;
}

function Linked({ feature, note }: { feature: MapFeature; note: NonNullable<MapFeature['note']> }) {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const { mayWrite } = useSignal(editor.access);
  const path = `/maps/${facts.mapId}/notes?feature=${encodeURIComponent(feature.id)}`;
  const known = useJson<LinkedNote>(path, `${note.object} ${feature.text}`);
  const gone = known?.text === null;
  return (
    <section
      aria-label={t('maps:note.label')}
      className={`flex flex-col gap-1 rounded-lg border-l-4 p-3 ${gone ? 'border-warn bg-warn-soft' : 'border-[#e0b400] bg-[#fff6cf]'}`}
    >
      <p className="flex items-start gap-2">
        <StickyNote aria-hidden="true" className="mt-1 size-5 shrink-0" />
        <span className="min-w-0 flex-1 whitespace-pre-wrap">
          {gone ? t('maps:note.gone') : known ? known.text || t('maps:untitled') : t('maps:note.label')}
        </span>
      </p>
      {gone ? (
        mayWrite ? (
          <Button
            variant="secondary"
            size="small"
            className="self-start"
            onPress={() => editor.change(() => setNote(editor.writer, feature.id, null))}
          >
            {t('maps:note.unlink')}
          </Button>
        ) : null
      ) : (
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

function MakeNote({ feature }: { feature: MapFeature }) {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const fetcher = useFetcher<{ ok: boolean }>();
  const [board, setBoard] = useState(facts.boards[0]?.id ?? '');
  const failed = fetcher.data?.ok === false;
  useEffect(() => {
    if (failed) editor.tell(t('maps:refused.session'), 'warn');
  }, [failed, editor, t]);
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
          fetcher.submit(
            { feature: feature.id, board },
            { method: 'post', action: `/maps/${facts.mapId}/notes` },
          );
        }}
      >
        <StickyNote aria-hidden="true" className="size-5" />
        {t('maps:note.make')}
      </Button>
    </div>
  );
}
