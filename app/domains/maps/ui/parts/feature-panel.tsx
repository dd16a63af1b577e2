import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { layerOf } from '../../model';
import { useLayerName, useMap, useMapContent } from '../map-context';
import { FeatureFields } from './feature-fields';
import { SignIcon } from './sign-icon';

/** The selected feature beside the map; on phones a sheet at the foot. */
export function FeaturePanel() {
  const { t } = useTranslation();
  const { editor, compact } = useMap();
  const { layers } = useMapContent();
  const layerName = useLayerName();
  const selected = useSignal(editor.selected);
  const moving = useSignal(editor.moving);
  const feature = selected === null ? undefined : editor.store.get(selected);
  if (!feature || moving !== null) return null;
  const layer = layerOf(layers, feature);
  return (
    <aside
      aria-label={t('maps:panel')}
      data-testid="feature-panel"
      className={
        compact
          ? 'absolute inset-x-0 bottom-0 z-[1100] max-h-[60%] overflow-y-auto rounded-t-2xl border-t border-line bg-white p-4 shadow-float'
          : 'absolute right-16 top-3 z-[1100] max-h-[calc(100%-1.5rem)] w-96 overflow-y-auto rounded-2xl border border-line bg-white p-4 shadow-float'
      }
    >
      <div className="flex items-center gap-2 pb-2">
        <SignIcon layer={layer} />
        <h2 className="min-w-0 flex-1 text-lg">
          {layerName(layer)}
          <span className="font-normal text-ink-soft">　{t(`maps:type.${feature.type}`)}</span>
        </h2>
        <button
          type="button"
          aria-label={t('close')}
          className="-mr-2 flex size-11 items-center justify-center rounded-xl hover:bg-solid-gray-50"
          onClick={() => {
            editor.selected.set(null);
            editor.stage?.focus();
          }}
        >
          <X aria-hidden="true" className="size-5.5" />
        </button>
      </div>
      <FeatureFields key={feature.id} feature={feature} layers={layers} />
    </aside>
  );
}
