import {
  ImagePlus,
  LocateFixed,
  type LucideIcon,
  MapPin,
  MousePointer2,
  Shapes,
  Spline,
  Type,
} from 'lucide-react';
import { useRef } from 'react';
import { type PressEvent, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { BarButton, BarLine, FLOATING } from '~/domains/boards/ui/chrome/bar-button';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { Button } from '~/ui/button';
import { layerOf } from '../../model';
import type { Tool } from '../editor/editor';
import { addPhoto } from '../editor/photos';
import { useLayerName, useMap, useMapContent } from '../map-context';
import { SignIcon } from './sign-icon';

const TOOLS: readonly { tool: Tool; icon: LucideIcon }[] = [
  { tool: 'select', icon: MousePointer2 },
  { tool: 'pin', icon: MapPin },
  { tool: 'line', icon: Spline },
  { tool: 'area', icon: Shapes },
  { tool: 'text', icon: Type },
];

/** The tools at the foot of the map, with the layer of what is drawn next above them. */
export function ToolBar() {
  const { t } = useTranslation();
  const { editor, compact } = useMap();
  const tool = useSignal(editor.tool);
  const moving = useSignal(editor.moving);
  const { mayWrite } = useSignal(editor.access);
  if (!mayWrite) return <LocateButton alone />;
  if (moving !== null) return <MoveBar />;
  const press = (next: Tool) => (event: PressEvent) => {
    editor.tool.set(next);
    if (next === 'select') return;
    editor.selected.set(null);
    if (event.pointerType === 'keyboard' || event.pointerType === 'virtual') editor.aim();
  };
  return (
    <div className="flex max-w-full flex-col items-center gap-2">
      {tool === 'select' ? null : <Hint tool={tool} />}
      {compact && tool === 'select' ? null : <LayerRow />}
      <Toolbar
        aria-label={t('maps:tools')}
        className={`${FLOATING} flex max-w-full items-center gap-0.5 overflow-x-auto p-1.5 max-sm:gap-0 max-sm:px-0.5`}
      >
        {TOOLS.filter((each) => !compact || each.tool !== 'select' || tool !== 'select').map((each) => (
          <BarButton
            key={each.tool}
            icon={each.icon}
            word={t(`maps:tool.${each.tool}`)}
            pressed={tool === each.tool}
            onPress={press(each.tool)}
            data-tool={each.tool}
          />
        ))}
        <PhotoButton />
        <BarLine />
        <LocateButton />
      </Toolbar>
    </div>
  );
}

function Hint({ tool }: { tool: Tool }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  return (
    <p className={`${FLOATING} flex max-w-full items-center gap-2 py-1 pl-4 pr-1.5 text-base`}>
      {t(`maps:hint.${tool}`)}
      <Button
        variant="quiet"
        size="small"
        className="shrink-0 whitespace-nowrap"
        onPress={() => editor.tool.set('select')}
      >
        {t('cancel')}
      </Button>
    </p>
  );
}

/** Which layer the next thing goes to. */
function LayerRow() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const { layers } = useMapContent();
  const layerName = useLayerName();
  const current = layerOf(layers, { layer: useSignal(editor.layer) }).id;
  return (
    <fieldset className={`${FLOATING} flex min-w-0 max-w-full gap-1 overflow-x-auto p-1`}>
      <legend className="sr-only">{t('maps:layer.next')}</legend>
      {layers.map((layer) => (
        <label
          key={layer.id}
          className="flex min-h-11 shrink-0 cursor-pointer items-center gap-1.5 rounded-xl border-2 border-transparent px-2 text-base has-checked:border-brand has-checked:bg-brand-soft has-checked:font-bold has-focus-visible:outline-3 has-focus-visible:outline-black"
        >
          <input
            type="radio"
            name="map-layer"
            value={layer.id}
            checked={layer.id === current}
            onChange={() => {
              editor.layer.set(layer.id);
              if (editor.tool.value === 'line' || editor.tool.value === 'area') {
                const tool = editor.tool.value;
                editor.tool.set('select');
                editor.tool.set(tool);
              }
            }}
            className="sr-only"
          />
          <SignIcon layer={layer} />
          <span className="whitespace-nowrap">{layerName(layer)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function PhotoButton() {
  const { t } = useTranslation();
  const { editor, facts } = useMap();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <BarButton icon={ImagePlus} word={t('maps:tool.photo')} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/webp,image/avif"
        hidden
        aria-label={t('maps:tool.photo')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          const { box } = facts;
          const middle = [(box.west + box.east) / 2, (box.south + box.north) / 2] as const;
          if (file) void addPhoto(editor, file, editor.stage?.middle() ?? middle);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Shows where one is, and only when asked to. Nothing of it is sent or kept. */
function LocateButton({ alone = false }: { alone?: boolean }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  const locate = () => {
    if (!('geolocation' in navigator)) {
      editor.tell(t('maps:locate.failed'), 'warn');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        editor.stage?.show([coords.longitude, coords.latitude]);
        editor.tell(t('maps:locate.here', { metres: Math.round(coords.accuracy) }));
      },
      () => editor.tell(t('maps:locate.failed'), 'warn'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  };
  const button = <BarButton icon={LocateFixed} word={t('maps:tool.locate')} onPress={locate} />;
  return alone ? <div className={`${FLOATING} p-1.5`}>{button}</div> : button;
}

/** While something is moved: what to do, done, and back. */
function MoveBar() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const id = useSignal(editor.moving);
  const feature = id === null ? undefined : editor.store.get(id);
  const isPath = feature?.type === 'line' || feature?.type === 'area';
  return (
    <div className={`${FLOATING} flex max-w-full flex-wrap items-center gap-2 p-3 text-base`}>
      <p className="min-w-0 flex-1 basis-52">{t(isPath ? 'maps:move.pathHelp' : 'maps:move.pointHelp')}</p>
      <Button variant="quiet" size="small" onPress={() => editor.moving.set(null)}>
        {t('cancel')}
      </Button>
      {isPath ? (
        <Button size="small" onPress={() => editor.stage?.finishMove()}>
          {t('maps:move.done')}
        </Button>
      ) : null}
    </div>
  );
}
