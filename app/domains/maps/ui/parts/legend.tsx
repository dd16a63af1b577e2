import { useTranslation } from 'react-i18next';
import { countByLayer } from '../../model';
import { useLayerName, useMapContent } from '../map-context';
import { SignIcon } from './sign-icon';

/** What the signs mean, with how many there are: on the wall. */
export function Legend() {
  const { t } = useTranslation();
  const { layers, features } = useMapContent();
  const layerName = useLayerName();
  const counts = countByLayer({ layers, features });
  return (
    <ul
      aria-label={t('maps:legend')}
      className="absolute bottom-10 left-3 z-[900] flex flex-col gap-1 rounded-2xl bg-white/95 p-4 text-2xl shadow-float"
    >
      {layers.map((layer) => (
        <li key={layer.id} className="flex items-center gap-3">
          <SignIcon layer={layer} className="size-9" />
          <span className="flex-1">{layerName(layer)}</span>
          <span className="tabular-nums">{counts.get(layer.id) ?? 0}</span>
        </li>
      ))}
    </ul>
  );
}
