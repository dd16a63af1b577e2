import { Layers, List, Map as MapIcon, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarButton } from '~/domains/boards/ui/chrome/bar-button';
import { PeopleButton } from '~/domains/boards/ui/chrome/people-button';
import { UndoButtons } from '~/domains/boards/ui/chrome/undo-buttons';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { useMap } from '../map-context';
import { KeysHelp } from './keys-dialog';
import { LayersPanel } from './layers-panel';
import { LeadMenu } from './lead-menu';

/** Buttons of the bar that need an open map. */
export function HeaderTools() {
  const { t } = useTranslation();
  const { compact, view, setView, facts, editor } = useMap();
  const [panel, setPanel] = useState(false);
  const { mayWrite } = useSignal(editor.access);
  const filter = useSignal(editor.filter);
  const filtered = filter.layers.size > 0 || filter.by !== null || filter.table !== null;
  return (
    <>
      <UndoButtons undo={editor.undo} mayWrite={mayWrite} compact={compact} hidesIdle />
      <BarButton
        icon={Layers}
        word={t(filtered ? 'maps:filter.on' : 'maps:filter.open')}
        layout={compact ? 'icon' : 'beside'}
        pressed={filtered}
        onPress={() => setPanel(true)}
      />
      <BarButton
        icon={view === 'map' ? List : MapIcon}
        word={t(view === 'map' ? 'maps:view.list' : 'maps:view.map')}
        layout={compact ? 'icon' : 'beside'}
        onPress={() => setView(view === 'map' ? 'list' : 'map')}
      />
      {compact ? null : (
        <a
          href={`/maps/${facts.mapId}?view=print`}
          className="flex min-h-11 items-center gap-2 rounded-xl px-3 text-base text-ink no-underline hover:bg-solid-gray-50"
        >
          <Printer aria-hidden="true" className="size-5.5" strokeWidth={1.9} />
          {t('maps:view.print')}
        </a>
      )}
      <LeadMenu />
      <KeysHelp />
      <People />
      <LayersPanel isOpen={panel} onOpenChange={setPanel} />
    </>
  );
}

/** Who is on this map. */
function People() {
  const { t } = useTranslation();
  const { editor, compact } = useMap();
  const peers = useSignal(editor.presence.peers);
  const everyone = [editor.parts.person, ...peers];
  if (compact && peers.length === 0) return null;
  return (
    <PeopleButton
      people={everyone}
      label={t('maps:people', { count: everyone.length })}
      name={({ id, name }) => (id === editor.parts.person.id ? t('maps:me', { name }) : name)}
    />
  );
}
