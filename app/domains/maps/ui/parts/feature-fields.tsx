import { Move, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { IdeaButton } from '~/domains/ideas/ui/idea-button';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { setAlt, setLayer } from '../../doc';
import { isPath, type Layer, layerOf, type MapFeature } from '../../model';
import { useLayerName, useMap, usePersonName } from '../map-context';
import { NoteLink } from './note-link';
import { TextField } from './text-field';
import { PlaceInput, Where } from './where';

/** Everything there is about one feature, to read and to change: beside the map and in the list. */
export function FeatureFields({ feature, layers }: { feature: MapFeature; layers: readonly Layer[] }) {
  const { t } = useTranslation();
  const { editor, facts, view, setView } = useMap();
  const layerName = useLayerName();
  const { mayWrite } = useSignal(editor.access);
  const { id } = feature;
  const move = () => {
    setView('map');
    editor.selected.set(id);
    editor.show(feature);
    editor.moving.set(id);
    editor.say(t(isPath(feature) ? 'maps:move.pathHelp' : 'maps:move.pointHelp'));
    if (view === 'map') editor.stage?.focus();
  };
  return (
    <div className="flex flex-col gap-3" data-feature={id}>
      <TextField key={id} id={id} label={t('maps:text.label')} />
      {feature.type === 'photo' ? <Photo feature={feature} mayWrite={mayWrite} /> : null}
      {mayWrite ? (
        <Select
          label={t('maps:layer.label')}
          id={`layer-${id}`}
          name="layer"
          value={layerOf(layers, feature).id}
          onChange={(event) => {
            const layer = event.currentTarget.value;
            editor.change(() => setLayer(editor.writer, id, layer));
          }}
        >
          {layers.map((layer) => (
            <option key={layer.id} value={layer.id}>
              {layerName(layer)}
            </option>
          ))}
        </Select>
      ) : null}
      {mayWrite && view === 'list' && !isPath(feature) ? <PlaceInput id={id} at={feature.at} /> : null}
      <div>
        <Where feature={feature} />
        <Provenance feature={feature} />
      </div>
      <NoteLink feature={feature} />
      {facts.lead && feature.text.trim() !== '' ? (
        <IdeaButton key={`idea ${id}`} kind="place" source={facts.mapId} object={id} look="button" />
      ) : null}
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="small" onPress={move}>
            <Move aria-hidden="true" className="size-5" />
            {t(isPath(feature) ? 'maps:move.path' : 'maps:move.point')}
          </Button>
          <Button variant="danger" size="small" onPress={() => editor.remove(id)}>
            <Trash2 aria-hidden="true" className="size-5" />
            {t('maps:remove')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Who, when, at which table. */
function Provenance({ feature }: { feature: MapFeature }) {
  const { i18n } = useTranslation();
  const personName = usePersonName();
  const time = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en' : 'ja-JP', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  });
  return (
    <p className="text-base text-ink-soft">
      {feature.origin ? <span className="font-bold">{feature.origin.table}　</span> : null}
      {personName(feature.by)}
      {feature.createdAt > 0 ? `　${time.format(feature.createdAt)}` : ''}
    </p>
  );
}

function Photo({ feature, mayWrite }: { feature: MapFeature & { type: 'photo' }; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  const [alt, setAltText] = useState(feature.alt);
  useEffect(() => setAltText(feature.alt), [feature.alt]);
  return (
    <>
      <a href={`/files/${feature.file}`} target="_blank" rel="noreferrer" className="self-start">
        <img
          src={`/files/${feature.file}`}
          alt={feature.alt || t('maps:photo.noAlt')}
          loading="lazy"
          className="max-h-60 rounded-lg border border-line bg-surface-soft object-contain"
        />
      </a>
      {mayWrite ? (
        <TextInput
          label={t('maps:photo.alt')}
          id={`alt-${feature.id}`}
          name="alt"
          maxLength={200}
          value={alt}
          onChange={(event) => setAltText(event.currentTarget.value)}
          onBlur={() => {
            if (alt !== feature.alt) editor.change(() => setAlt(editor.writer, feature.id, alt));
          }}
        />
      ) : null}
    </>
  );
}
