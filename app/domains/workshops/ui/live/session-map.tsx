import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapFacts } from '~/domains/maps/ui/facts';
import { SharedMap } from '~/domains/maps/ui/shared-map';
import type { MapSummary, RoomView } from '../../model';
import { isLead } from '../../policy';
import { useMapSession } from './use-map-session';

/** A map inside a live session. Mount it with the map's id as key. */
export function SessionMap({ view, map }: { view: RoomView; map: MapSummary }) {
  const { t } = useTranslation();
  const session = useMapSession(view, map.id);
  const { facts, failed } = useMapFacts(view, map);
  const { me } = view;
  if (!facts) {
    return (
      <p
        role="status"
        className="flex h-full items-center justify-center p-6 text-center text-lg text-ink-soft"
      >
        {t(failed ? 'maps:openFailed' : 'maps:opening')}
      </p>
    );
  }
  const names = Object.fromEntries(view.people.map((person) => [person.id, person.name]));
  return (
    <SharedMap
      facts={{ ...facts, title: map.title, locked: map.locked, names: { ...facts.names, ...names } }}
      person={{ id: me.personId, name: me.name, colour: me.colour }}
      session={session}
    />
  );
}

/** What the map needs besides its document; the copy of the last visit stands in while the server is away. */
function useMapFacts(view: RoomView, map: MapSummary): { facts: MapFacts | null; failed: boolean } {
  const [facts, setFacts] = useState<MapFacts | null>(null);
  const [failed, setFailed] = useState(false);
  // Who leads sees when it was merged and published; a whole room asking at once would only be a burden.
  const version = isLead(view.me.role) ? view.state.version : 0;
  const { id } = map;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew by the map and, for who leads, the state
  useEffect(() => {
    const ask = new AbortController();
    const key = `map-facts:${view.me.personId}:${id}`;
    fetch(`/maps/${id}/facts`, { signal: ask.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        const text = await response.text();
        setFacts(JSON.parse(text) as MapFacts);
        keep(key, text);
      })
      .catch(() => {
        if (ask.signal.aborted) return;
        const stored = kept(key);
        if (stored) setFacts((now) => now ?? stored);
        else setFailed(true);
      });
    return () => ask.abort();
  }, [id, version]);
  return { facts: facts?.mapId === id ? facts : null, failed };
}

function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Without storage the map opens with the server only.
  }
}

function kept(key: string): MapFacts | null {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as MapFacts) : null;
  } catch {
    return null;
  }
}
