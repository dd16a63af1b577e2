import { Link, useFetcher } from '@remix-run/react';
import { MapPin } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { useJson } from '~/ui/use-json';
import type { NoteObject } from '../../model';
import { useEditor } from '../board-context';
import { say } from '../editor/desk';
import { useSignal } from '../editor/signal';

/** What the server knows of places a note may point to. */
interface Places {
  places: readonly { map: string; mapTitle: string; feature: string; text: string }[];
  /** What the place of this note says now; `text` null: it is gone. Null: none was asked for. */
  now: { text: string | null } | null;
}

/** The place on a map that a note belongs to: what it says, the way there, and choosing another. */
export function PlaceDialog() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  const [id] = useSignal(desk.selection);
  const object = id === undefined ? undefined : desk.store.get(id);
  const note = object?.type === 'note' ? object : null;
  return (
    <Dialog
      title={t('boards:place.title')}
      isOpen={panel === 'place' && note !== null}
      onOpenChange={(open) => desk.panel.set(open ? 'place' : null)}
    >
      {panel === 'place' && note ? <PlaceForm key={note.id} note={note} /> : null}
    </Dialog>
  );
}

function PlaceForm({ note }: { note: NoteObject }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const [query, setQuery] = useState('');
  // The place comes with the board, mostly before the answer: it leads away only after that, as a note on a map does.
  const tied = useFetcher<{ ok: boolean }>();
  const { place } = note;
  const path = `/boards/${desk.boardId}/places`;
  const search = place ? `?${new URLSearchParams({ map: place.map, feature: place.feature })}` : '';
  const asked = useJson<Places>(`${path}${search}`);
  const { ok } = tied.data ?? {};
  useEffect(() => {
    if (ok) say(desk, t('boards:place.tied'));
  }, [ok, desk, t]);
  const places = asked?.places ?? [];
  const wanted = query.normalize('NFKC').trim();
  const found = places.filter(({ text, mapTitle }) => `${text}${mapTitle}`.includes(wanted)).slice(0, 50);
  const gone = asked?.now?.text === null;
  return (
    <div className="flex flex-col gap-4">
      {place ? (
        <div
          className={`rounded-lg border-l-4 p-3 ${gone ? 'border-warn bg-warn-soft' : 'border-brand bg-brand-soft'}`}
        >
          <p className="flex items-start gap-2">
            <MapPin aria-hidden="true" className="mt-1 size-5 shrink-0" />
            <span className="whitespace-pre-wrap">
              {gone ? t('boards:place.gone') : (asked?.now?.text ?? t('boards:place.title'))}
            </span>
          </p>
          {gone || tied.state !== 'idle' ? null : (
            <Link
              to={`/maps/${place.map}?feature=${encodeURIComponent(place.feature)}`}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {t('boards:place.show')}
            </Link>
          )}
        </div>
      ) : null}
      {ok === false ? (
        <p role="alert" className="font-bold text-danger">
          {t('boards:refused.session')}
        </p>
      ) : null}
      {asked && places.length === 0 ? <p>{t('boards:place.none')}</p> : null}
      {places.length > 0 ? (
        <>
          <label className="flex flex-col gap-1 font-bold">
            {t('boards:place.choose')}
            <input
              type="text"
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              className="min-h-11 rounded-lg border border-line-strong px-3 font-normal"
            />
          </label>
          <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-lg border border-line">
            {found.map((each) => (
              <li key={`${each.map} ${each.feature}`}>
                <Button
                  variant="quiet"
                  className="w-full justify-start! text-left!"
                  onPress={() =>
                    tied.submit(
                      { object: note.id, map: each.map, feature: each.feature },
                      { method: 'post', action: path },
                    )
                  }
                >
                  <span className="min-w-0">
                    {each.text}
                    <span className="block font-normal text-ink-soft">{each.mapTitle}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
