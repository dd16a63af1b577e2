import { Link, useSearchParams } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '~/domains/workshops/model';
import { useMapSession } from '~/domains/workshops/ui/live/use-map-session';
import { ProjectorBar } from '~/domains/workshops/ui/projector/projector-bar';
import { useSession } from '~/domains/workshops/ui/use-session';
import type { MapFacts, MapPerson } from '../facts';
import { SharedMap, type SharedMapProps } from '../shared-map';

/** What the page of a map is given by its loader. */
export interface MapPageData {
  facts: MapFacts;
  person: MapPerson;
  session: RoomView | null;
  /** Address of this site, without a slash at the end. */
  origin: string;
}

/** A map as a page of its own: with what the session adds when there is one. `?view` turns between its faces. */
export function MapPageView({ page }: { page: MapPageData }) {
  const [search, setSearch] = useSearchParams();
  const props: SharedMapProps = {
    facts: page.facts,
    person: page.person,
    projector: search.get('view') === 'projector',
    view: search.get('view') === 'list' ? 'list' : 'map',
    onView: (view) => setSearch(view === 'list' ? { view } : {}, { replace: true, preventScrollReset: true }),
    feature: search.get('feature'),
    slots: { start: <BackLink page={page} /> },
  };
  return (
    <main id="main" data-room={page.facts.room} className="h-dvh overflow-hidden">
      {page.session ? <LiveMap page={page} initial={page.session} {...props} /> : <SharedMap {...props} />}
    </main>
  );
}

function LiveMap({ page, initial, ...props }: SharedMapProps & { page: MapPageData; initial: RoomView }) {
  const connection = useSession(initial.state.sessionId, initial);
  const room = connection.view.kind === 'room' ? connection.view : initial;
  const session = useMapSession(room, page.facts.mapId);
  const joinUrl = room.code ? `${page.origin}/j/${room.code}` : null;
  const end = props.projector ? (
    <ProjectorBar view={room} serverNow={connection.serverNow} joinUrl={joinUrl} />
  ) : null;
  return <SharedMap {...props} session={session} slots={{ ...props.slots, end }} />;
}

/** Back to where one came from: the plan for those who lead, the room for participants. */
function BackLink({ page }: { page: MapPageData }) {
  const { t } = useTranslation();
  const { facts, session } = page;
  const to = facts.lead ? `/workshops/${facts.workshop.id}` : session ? `/s/${session.state.sessionId}` : '/';
  return (
    <Link
      to={to}
      className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-xl px-2 text-brand hover:bg-brand-soft"
    >
      <ArrowLeft aria-hidden="true" className="size-5.5" />
      <span className="sr-only @4xl:not-sr-only">
        <span className="block max-w-64 truncate">{facts.workshop.title}</span>
      </span>
      <span className="sr-only">{t('boards:backTo')}</span>
    </Link>
  );
}
