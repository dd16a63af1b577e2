import { useSearchParams } from '@remix-run/react';
import type { RoomView } from '~/domains/workshops/model';
import { BackLink } from '~/domains/workshops/ui/live/back-link';
import { useMapSession } from '~/domains/workshops/ui/live/use-map-session';
import { ProjectorBar } from '~/domains/workshops/ui/projector/projector-bar';
import { useSession } from '~/domains/workshops/ui/use-session';
import type { MapFacts, MapPerson } from '../facts';
import type { PrintedMap } from '../print/print-page';
import { SharedMap, type SharedMapProps } from '../shared-map';

/** What the page of a map is given by its loader. */
export interface MapPageData {
  facts: MapFacts;
  person: MapPerson;
  session: RoomView | null;
  /** Address of this site, without a slash at the end. */
  origin: string;
}

/** The map as it is printed from this page. */
export function printedFrom({ facts, origin }: Pick<MapPageData, 'facts' | 'origin'>): PrintedMap {
  const { mapId, title, workshop, publishedAt, area, outline, box, tiles } = facts;
  const back = `/maps/${mapId}`;
  // Whoever finds a sheet of a public map may not have the right to open the one that is drawn together.
  const url = publishedAt === null ? back : `/areas/${area.code}/map#${mapId}`;
  return {
    title,
    about: workshop.title,
    area,
    outline,
    box,
    tiles,
    back,
    url: `${origin}${url}`,
    query: 'view=print',
  };
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
    slots: {
      start: (
        <BackLink
          workshop={page.facts.workshop}
          lead={page.facts.lead}
          sessionId={page.session?.state.sessionId ?? null}
        />
      ),
    },
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
