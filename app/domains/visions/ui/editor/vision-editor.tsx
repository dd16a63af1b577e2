import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomConnection } from '~/platform/sync/open-room';
import { useRoom, useRoomStatus } from '~/platform/sync/use-room';
import { Opening } from '~/ui/opening';
import { SCHEMA_VERSION, schemaOf } from '../../doc';
import type { AreaName, VisionStatus } from '../../model';
import { KeepVersion } from './keep-version';
import { useVisionAccess } from './use-vision-access';
import { useWriters, type Writer } from './use-writers';
import { VisionStatusLine, VisionStatusPill } from './vision-status';
import { Writing } from './writing';
import '../vision.css';

/** What the page of the editor is given by its loader. */
export interface VisionEditorData {
  id: string;
  title: string;
  status: VisionStatus;
  room: string;
  area: AreaName;
  workshop: { id: string; title: string } | null;
  person: { id: string; name: string; colour: string };
  mayKeep: boolean;
  sessionId: string | null;
}

/** A vision being written by everybody who may. */
export function VisionEditor({ page }: { page: VisionEditorData }) {
  const { t } = useTranslation();
  const connection = useRoom({ room: page.room, personId: page.person.id });
  const status = useRoomStatus(connection);
  const opened = useRef<RoomConnection | null>(null);
  // Once complete, a document stays so: an empty one would count as not loaded as soon as the line is cut.
  if (status.loaded) opened.current = connection;
  const ready = connection !== null && opened.current === connection ? connection : null;
  const newer = ready !== null && schemaOf(ready.doc) > SCHEMA_VERSION;
  const access = useVisionAccess(status, newer);
  const writers = useWriters(connection, page.person);
  return (
    <main
      id="main"
      data-room={page.room}
      data-ready={ready !== null}
      className="flex h-dvh flex-col overflow-hidden bg-surface-soft"
    >
      <header className="@container flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-white px-2 py-1">
        <BackLink page={page} />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
          <h1 className="min-w-0 truncate text-base font-bold sm:text-lg" title={page.title}>
            {page.title}
          </h1>
          <VisionStatusPill status={status} access={access} />
        </div>
        <Writers writers={writers} />
        {page.mayKeep && ready ? <KeepVersion visionId={page.id} /> : null}
      </header>
      <VisionStatusLine status={status} access={access} draft={page} onRetry={() => connection?.retry()} />
      {ready ? (
        <Writing key={page.room} page={page} connection={ready} mayWrite={access.mayWrite} />
      ) : (
        <div className="relative flex-1">
          <Opening>{t('visions:opening')}</Opening>
        </div>
      )}
    </main>
  );
}

/** Back to the vision's own page, or, for who takes part in a session, to the room. */
function BackLink({ page }: { page: VisionEditorData }) {
  const { t } = useTranslation();
  const to = page.sessionId ? `/s/${page.sessionId}` : `/visions/${page.id}`;
  const word = t(page.sessionId ? 'visions:backToRoom' : 'visions:backToPage');
  return (
    <Link
      to={to}
      className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-xl px-2 text-brand hover:bg-brand-soft"
    >
      <ArrowLeft aria-hidden="true" className="size-5.5" />
      <span className="sr-only @3xl:not-sr-only">{word}</span>
    </Link>
  );
}

/** Who is here, by name. */
function Writers({ writers }: { writers: Writer[] }) {
  const { t } = useTranslation();
  const [names, setNames] = useState('');
  useEffect(() => setNames(writers.map((writer) => writer.name).join('、')), [writers]);
  if (writers.length === 0) return null;
  return (
    <p className="max-w-72 truncate text-ink-soft" title={names}>
      <span className="sr-only @3xl:not-sr-only">
        {t('visions:writers', { count: writers.length, names })}
      </span>
      <span aria-hidden="true" className="@3xl:hidden">
        {t('visions:writersShort', { count: writers.length })}
      </span>
    </p>
  );
}
