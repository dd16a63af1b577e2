import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Select, TextInput } from '~/ui/form/inputs';
import { addLayer, removeLayer } from '../../doc';
import { countByLayer, LAYER_COLOUR_NAMES, type LayerColour, SIGNS, type Sign, sourcesOf } from '../../model';
import { useLayerName, useMap, useMapContent, usePersonName } from '../map-context';
import { SignIcon } from './sign-icon';

/** What is shown: layers with their counts, whose, from which table, and where much lies close together. */
export function LayersPanel({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const { editor } = useMap();
  const { layers, features } = useMapContent();
  const layerName = useLayerName();
  const filter = useSignal(editor.filter);
  const heat = useSignal(editor.heat);
  const { mayWrite } = useSignal(editor.access);
  const counts = countByLayer({ layers, features });
  const toggle = (id: string, on: boolean) => {
    const all = filter.layers.size === 0 ? new Set(layers.map((layer) => layer.id)) : new Set(filter.layers);
    if (on) all.add(id);
    else all.delete(id);
    const every = layers.every((layer) => all.has(layer.id));
    editor.filter.set({ ...filter, layers: every ? new Set() : all.size === 0 ? new Set(['none']) : all });
  };
  return (
    <Dialog title={t('maps:filter.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <fieldset className="flex flex-col">
        <legend className="font-bold">{t('maps:filter.layers')}</legend>
        {layers.map((layer) => (
          <div key={layer.id} className="flex min-h-12 items-center gap-2">
            <label className="flex min-h-12 flex-1 cursor-pointer items-center gap-3 text-lg">
              <input
                type="checkbox"
                className="size-6 accent-brand"
                checked={filter.layers.size === 0 || filter.layers.has(layer.id)}
                onChange={(event) => toggle(layer.id, event.currentTarget.checked)}
              />
              <SignIcon layer={layer} />
              <span className="min-w-0 flex-1">{layerName(layer)}</span>
              <span className="tabular-nums">
                {t('maps:filter.count', { count: counts.get(layer.id) ?? 0 })}
              </span>
            </label>
            {layer.name !== null && mayWrite && counts.get(layer.id) === 0 ? (
              <Button
                variant="quiet"
                size="small"
                aria-label={t('maps:layer.removeNamed', { name: layer.name })}
                onPress={() => editor.change(() => removeLayer(editor.writer, layer.id))}
              >
                {t('maps:remove')}
              </Button>
            ) : null}
          </div>
        ))}
      </fieldset>
      <Sources />
      <label className="flex min-h-12 cursor-pointer items-center gap-3 text-lg">
        <input
          type="checkbox"
          className="size-6 accent-brand"
          checked={heat}
          onChange={(event) => editor.heat.set(event.currentTarget.checked)}
        />
        {t('maps:filter.heat')}
      </label>
      {mayWrite ? <NewLayer /> : null}
    </Dialog>
  );
}

function Sources() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const { features } = useMapContent();
  const personName = usePersonName();
  const filter = useSignal(editor.filter);
  const { people, tables } = sourcesOf(features);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={t('maps:filter.by')}
        id="map-filter-by"
        name="by"
        value={filter.by ?? ''}
        onChange={(event) => editor.filter.set({ ...filter, by: event.currentTarget.value || null })}
      >
        <option value="">{t('maps:filter.everybody')}</option>
        {people.map((id) => (
          <option key={id} value={id}>
            {personName(id)}
          </option>
        ))}
      </Select>
      {tables.length > 0 ? (
        <Select
          label={t('maps:filter.table')}
          id="map-filter-table"
          name="table"
          value={filter.table ?? ''}
          onChange={(event) => editor.filter.set({ ...filter, table: event.currentTarget.value || null })}
        >
          <option value="">{t('maps:filter.allTables')}</option>
          {tables.map((table) => (
            <option key={table.id} value={table.id}>
              {table.title}
            </option>
          ))}
        </Select>
      ) : null}
    </div>
  );
}

/** An own layer: name, sign and colour. */
function NewLayer() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [sign, setSign] = useState<Sign>('diamond');
  const [colour, setColour] = useState<LayerColour>('purple');
  if (!open) {
    return (
      <Button variant="secondary" size="small" className="self-start" onPress={() => setOpen(true)}>
        <Plus aria-hidden="true" className="size-5" />
        {t('maps:layer.add')}
      </Button>
    );
  }
  const add = () => {
    const made = editor.change(() => {
      editor.layer.set(addLayer(editor.writer, { name, sign, colour }));
    });
    if (!made) return;
    setOpen(false);
    setName('');
  };
  return (
    <div className="flex flex-col gap-3 rounded-xl border border-line p-4">
      <TextInput
        label={t('maps:layer.name')}
        id="map-layer-name"
        name="layerName"
        maxLength={30}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="flex items-end gap-3">
        <Select
          label={t('maps:layer.sign')}
          id="map-layer-sign"
          name="sign"
          value={sign}
          onChange={(event) => setSign(SIGNS.find((one) => one === event.currentTarget.value) ?? 'diamond')}
        >
          {SIGNS.map((one) => (
            <option key={one} value={one}>
              {t(`maps:sign.${one}`)}
            </option>
          ))}
        </Select>
        <Select
          label={t('maps:layer.colour')}
          id="map-layer-colour"
          name="colour"
          value={colour}
          onChange={(event) =>
            setColour(LAYER_COLOUR_NAMES.find((one) => one === event.currentTarget.value) ?? 'purple')
          }
        >
          {LAYER_COLOUR_NAMES.map((one) => (
            <option key={one} value={one}>
              {t(`maps:colour.${one}`)}
            </option>
          ))}
        </Select>
        <SignIcon layer={{ sign, colour }} className="mb-2 size-8" />
      </div>
      <Button size="small" className="self-start" isDisabled={name.trim() === ''} onPress={add}>
        {t('maps:layer.make')}
      </Button>
    </div>
  );
}
