import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { BoardSession } from '~/domains/boards/ui/board-props';
import { Header } from '~/domains/boards/ui/chrome/header';
import { Announcer } from '~/domains/boards/ui/chrome/notice-parts';
import { StatusLine } from '~/domains/boards/ui/chrome/status-pill';
import type { Access } from '~/domains/boards/ui/editor/desk';
import { Signal, useSignal } from '~/domains/boards/ui/editor/signal';
import { useAccess } from '~/domains/boards/ui/use-access';
import type { RoomConnection } from '~/platform/sync/open-room';
import type { RoomStatus } from '~/platform/sync/status';
import { useRoom, useRoomStatus } from '~/platform/sync/use-room';
import { Opening } from '~/ui/opening';
import { useCompact } from '~/ui/use-compact';
import { SCHEMA_VERSION, schemaOf } from '../doc';
import { MapEditor } from './editor/editor';
import type { MapFacts, MapPerson } from './facts';
import { MapContext, type OpenMap } from './map-context';
import { FeaturePanel } from './parts/feature-panel';
import { HeaderTools } from './parts/header';
import { ListView } from './parts/list-view';
import { MapSurface } from './parts/map-surface';
import { Notices } from './parts/notices';
import { ToolBar } from './parts/tool-bar';

const WAITING = new Signal<Access>({ mayWrite: false, reason: 'connecting' });

export interface SharedMapProps {
  facts: MapFacts;
  person: MapPerson;
  /** What a live session adds; absent outside. */
  session?: BoardSession;
  slots?: { start?: ReactNode; end?: ReactNode };
  /** Big, without tools and without the viewer's own pointer: for the wall. */
  projector?: boolean;
  view?: 'map' | 'list';
  onView?: (view: 'map' | 'list') => void;
  /** Feature to show first. */
  feature?: string | null;
}

/** A map with everything to draw on it together. Fills its parent, which has to have a height. */
export function SharedMap(props: SharedMapProps) {
  const { facts, person, projector = false, slots } = props;
  const { t } = useTranslation();
  const shell = useRef<HTMLDivElement>(null);
  const connection = useRoom({ room: facts.room, personId: person.id });
  const status = useRoomStatus(connection);
  const editor = useMapEditor(connection, status, props);
  const access = useSignal(editor?.access ?? WAITING);
  const compact = useCompact(shell);
  const [ownView, setOwnView] = useState<'map' | 'list'>('map');
  const view = props.view ?? ownView;
  const { onView } = props;
  const setView = useCallback((next: 'map' | 'list') => (onView ?? setOwnView)(next), [onView]);
  const open = useMemo<OpenMap | null>(
    () => editor && { editor, facts, compact, view, setView },
    [editor, facts, compact, view, setView],
  );
  return (
    <MapContext.Provider value={open}>
      <div
        ref={shell}
        data-map={facts.mapId}
        data-ready={editor !== null}
        className="@container flex h-full min-h-0 flex-col bg-white"
      >
        <Header
          title={facts.title}
          projector={projector}
          start={slots?.start}
          end={slots?.end}
          status={status}
          access={access}
          ready={open !== null}
        >
          <HeaderTools />
        </Header>
        {projector ? null : (
          <StatusLine status={status} access={access} onRetry={() => connection?.retry()} words="maps" />
        )}
        <div className="relative isolate min-h-0 flex-1 overflow-hidden bg-surface-soft">
          {open ? <MapBody open={open} projector={projector} /> : <Opening>{t('maps:opening')}</Opening>}
        </div>
        {editor ? <Announcer said={editor.said} testId="map-said" /> : null}
      </div>
    </MapContext.Provider>
  );
}

function MapBody({ open, projector }: { open: OpenMap; projector: boolean }) {
  const { view } = open;
  return (
    <>
      {view === 'map' ? <MapSurface projector={projector} /> : <ListView />}
      {view === 'map' && !projector ? (
        <>
          <FeaturePanel />
          <MapFoot />
        </>
      ) : null}
      <div className="pointer-events-none absolute inset-x-2 top-3 z-[1200] flex flex-col items-center gap-2">
        <Notices />
      </div>
    </>
  );
}

/** The tools at the foot; out of the way of the sheet on phones. */
function MapFoot() {
  const { t } = useTranslation();
  return (
    <section
      aria-label={t('maps:tools')}
      className="pointer-events-none absolute inset-x-2 bottom-9 z-[1000] flex flex-col items-center @3xl:bottom-4"
    >
      <ToolBar />
    </section>
  );
}

/** Makes the editor once the document is there, and keeps it told of connection and session. */
function useMapEditor(
  connection: RoomConnection | null,
  status: RoomStatus,
  props: SharedMapProps,
): MapEditor | null {
  const { facts, person, projector = false, feature } = props;
  const { t } = useTranslation();
  const [editor, setEditor] = useState<MapEditor | null>(null);
  const latest = useRef({ person, t, feature });
  useEffect(() => {
    latest.current = { person, t, feature };
  });
  // Once complete, a document stays so: an empty one would count as not loaded as soon as the line is cut.
  const opened = useRef<RoomConnection | null>(null);
  if (status.loaded) opened.current = connection;
  const loaded = connection !== null && opened.current === connection;
  const { mapId } = facts;
  useEffect(() => {
    if (!connection || !loaded) return;
    const made = new MapEditor({
      mapId,
      doc: connection.doc,
      awareness: connection.awareness,
      person: latest.current.person,
      words: (key, values) => latest.current.t(key, values ?? {}),
      silent: projector,
    });
    const first = latest.current.feature;
    if (first && made.store.get(first)) made.selected.set(first);
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [connection, loaded, mapId, projector]);
  useAccess(editor, connection, status, props, isNewer);
  return editor;
}

function isNewer(doc: Y.Doc): boolean {
  return schemaOf(doc) > SCHEMA_VERSION;
}
