import { Maximize, Minus, Plus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../board-context';
import { fitAll, zoomBy, zoomNormal } from '../editor/view';
import { BarButton, FLOATING } from './bar-button';

/** Nearer, farther, everything: for those without a wheel. */
export function ZoomBar() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const { camera } = desk.stage;
  const percent = useSyncExternalStore(
    (listener) => camera.onChange(listener),
    () => Math.round(camera.zoom * 100),
    () => 100,
  );
  return (
    <Toolbar aria-label={t('boards:zoom.label')} className={`${FLOATING} flex items-center p-1`}>
      <BarButton icon={Minus} word={t('boards:zoom.out')} layout="icon" onPress={() => zoomBy(desk, 0.8)} />
      <Button
        aria-label={t('boards:zoom.normal', { percent })}
        onPress={() => zoomNormal(desk)}
        className="min-h-11 min-w-14 rounded-xl text-base hover:bg-solid-gray-50"
      >
        {percent}%
      </Button>
      <BarButton icon={Plus} word={t('boards:zoom.in')} layout="icon" onPress={() => zoomBy(desk, 1.25)} />
      <BarButton
        icon={Maximize}
        word={t('boards:zoom.fit')}
        shortcut="1"
        layout="icon"
        onPress={() => fitAll(desk)}
      />
    </Toolbar>
  );
}
