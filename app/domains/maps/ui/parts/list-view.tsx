import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { type Layer, layerOf, type MapFeature, placeText, readPlace, wordsOf } from '../../model';
import { useLayerName, useMap, useMapContent, usePersonName } from '../map-context';
import { firstWords } from '../stage/brush';
import { FeatureFields } from './feature-fields';
import { SignIcon } from './sign-icon';

/** Opened beyond this many, a list only costs time; the rest comes with the next press. */
const PAGE = 50;

/** Everything the map has, layer by layer; all of it can be read and changed here without the map. */
export function ListView() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const { layers, shown, features } = useMapContent();
  const { mayWrite } = useSignal(editor.access);
  return (
    <div className="absolute inset-0 overflow-y-auto bg-white" data-testid="map-list">
      <div className="mx-auto flex max-w-4xl flex-col gap-6 p-4 sm:p-6">
        <p className="text-lg">{t('maps:list.count', { count: shown.length, all: features.length })}</p>
        {mayWrite ? <AddByWords layers={layers} /> : null}
        {features.length === 0 ? (
          <EmptyState title={t('maps:empty.title')}>
            <p>{t('maps:empty.list')}</p>
          </EmptyState>
        ) : null}
        {layers.map((layer) => {
          const inside = shown.filter((feature) => layerOf(layers, feature).id === layer.id);
          return inside.length > 0 ? (
            <LayerList key={layer.id} layer={layer} layers={layers} features={inside} />
          ) : null;
        })}
      </div>
    </div>
  );
}

function LayerList({
  layer,
  layers,
  features,
}: {
  layer: Layer;
  layers: readonly Layer[];
  features: readonly MapFeature[];
}) {
  const { t } = useTranslation();
  const layerName = useLayerName();
  const [most, setMost] = useState(PAGE);
  return (
    <section aria-labelledby={`layer-${layer.id}`}>
      <h2 id={`layer-${layer.id}`} className="flex items-center gap-2 border-b-2 border-line pb-1 text-xl">
        <SignIcon layer={layer} />
        {layerName(layer)}
        <span className="font-normal">{t('maps:filter.count', { count: features.length })}</span>
      </h2>
      <ul className="divide-y divide-line">
        {features.slice(0, most).map((feature) => (
          <Row key={feature.id} feature={feature} layers={layers} />
        ))}
      </ul>
      {features.length > most ? (
        <Button variant="secondary" size="small" onPress={() => setMost(most + PAGE)}>
          {t('maps:list.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ feature, layers }: { feature: MapFeature; layers: readonly Layer[] }) {
  const { t } = useTranslation();
  const { editor, setView } = useMap();
  const personName = usePersonName();
  const selected = useSignal(editor.selected);
  const open = selected === feature.id;
  const words = firstWords(wordsOf(feature), 60) || t('maps:untitled');
  return (
    <li className="py-2" data-feature-row={feature.id}>
      <div className="flex items-center gap-x-3">
        <button
          type="button"
          aria-expanded={open}
          className="flex min-h-12 min-w-0 flex-1 flex-col justify-center rounded-lg px-1 text-left hover:bg-brand-soft"
          onClick={() => editor.selected.set(open ? null : feature.id)}
        >
          <span className="text-lg font-bold">{words}</span>
          <span className="text-ink-soft">
            {t(`maps:type.${feature.type}`)}　{feature.origin ? `${feature.origin.table}　` : ''}
            {personName(feature.by)}
          </span>
        </button>
        <Button
          variant="quiet"
          size="small"
          aria-label={t('maps:list.onMapNamed', { name: words })}
          onPress={() => {
            setView('map');
            editor.show(feature);
          }}
        >
          {t('maps:list.onMap')}
        </Button>
      </div>
      {open ? (
        <div className="rounded-xl bg-surface-soft p-4">
          <FeatureFields feature={feature} layers={layers} />
        </div>
      ) : null}
    </li>
  );
}

/** A pin without the map: words and layer; the place is the middle of the area, where one is, or given by numbers. */
function AddByWords({ layers }: { layers: readonly Layer[] }) {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const layerName = useLayerName();
  const { box } = facts;
  const middle = placeText([(box.west + box.east) / 2, (box.south + box.north) / 2]);
  const [text, setText] = useState('');
  const [layer, setLayer] = useState('good');
  const [place, setPlace] = useState(middle);
  const at = readPlace(place);
  const add = () => {
    if (!at || !editor.make({ type: 'pin', layer, at, text })) return;
    editor.fresh.set(null);
    setText('');
  };
  const locate = () =>
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => setPlace(placeText([coords.longitude, coords.latitude])),
      () => editor.tell(t('maps:locate.failed'), 'warn'),
    );
  return (
    <details className="rounded-xl border border-line p-4">
      <summary className="min-h-11 cursor-pointer py-2 text-lg font-bold text-brand">
        {t('maps:list.add')}
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <TextInput
          label={t('maps:text.label')}
          id="list-add-text"
          name="text"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label={t('maps:layer.label')}
            id="list-add-layer"
            name="layer"
            value={layer}
            onChange={(event) => setLayer(event.currentTarget.value)}
          >
            {layers.map((each) => (
              <option key={each.id} value={each.id}>
                {layerName(each)}
              </option>
            ))}
          </Select>
          <TextInput
            label={t('maps:list.place')}
            help={t('maps:list.placeHelp')}
            id="list-add-place"
            name="place"
            autoComplete="off"
            value={place}
            errors={at ? undefined : [t('maps:list.placeBad')]}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="small" isDisabled={!at || text.trim() === ''} onPress={add}>
            <Plus aria-hidden="true" className="size-5" />
            {t('maps:list.addNow')}
          </Button>
          <Button size="small" variant="secondary" onPress={locate}>
            {t('maps:tool.locate')}
          </Button>
        </div>
      </div>
    </details>
  );
}
