import {
  Hand,
  ImagePlus,
  type LucideIcon,
  MousePointer2,
  Pencil,
  Spline,
  SquareDashed,
  Stamp as StampIcon,
  StickyNote,
  Type,
} from 'lucide-react';
import { useRef } from 'react';
import { type PressEvent, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../board-context';
import { addImages } from '../editor/images';
import { makeFrame, makeLabel, makeNote } from '../editor/make';
import { useSignal } from '../editor/signal';
import type { Tool } from '../tools/tool';
import { BarButton, BarLine, FLOATING } from './bar-button';
import { ToolExtras } from './tool-extras';

interface ToolButton {
  tool: Tool;
  icon: LucideIcon;
  key: string;
  /** Shown in the narrow bar too. */
  always: boolean;
}

const BUTTONS: readonly ToolButton[] = [
  { tool: 'select', icon: MousePointer2, key: 'V', always: false },
  { tool: 'hand', icon: Hand, key: 'H', always: false },
  { tool: 'note', icon: StickyNote, key: 'N', always: true },
  { tool: 'label', icon: Type, key: 'T', always: true },
  { tool: 'frame', icon: SquareDashed, key: 'F', always: false },
  { tool: 'connector', icon: Spline, key: 'L', always: true },
  { tool: 'pen', icon: Pencil, key: 'P', always: true },
  { tool: 'stamp', icon: StampIcon, key: 'S', always: true },
];

/** The tools, at the foot of the board. A finger or a key makes a note at once; a mouse takes the tool to its place. */
export function ToolBar({ compact }: { compact: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const tool = useSignal(desk.tool);
  const { mayWrite } = useSignal(desk.access);
  if (!mayWrite) return null;

  const press = (next: Tool) => (event: PressEvent) => {
    const atOnce = event.pointerType !== 'mouse';
    if (atOnce && next === 'note') makeNote(desk, null);
    else if (atOnce && next === 'label') makeLabel(desk, null);
    else if (atOnce && next === 'frame') makeFrame(desk, null);
    else desk.tool.set(desk.tool.value === next && next !== 'select' ? 'select' : next);
  };

  return (
    <div className="flex max-w-full flex-col items-center gap-2">
      <ToolExtras tool={tool} />
      <Toolbar
        aria-label={t('boards:tools')}
        className={`${FLOATING} flex max-w-full items-center gap-0.5 overflow-x-auto p-1.5`}
      >
        {BUTTONS.filter((button) => !compact || button.always).map((button) => (
          <BarButton
            key={button.tool}
            icon={button.icon}
            word={t(`boards:tool.${button.tool}`)}
            shortcut={button.key}
            pressed={tool === button.tool}
            onPress={press(button.tool)}
            data-tool={button.tool}
          />
        ))}
        <BarLine />
        <ImageButton />
      </Toolbar>
    </div>
  );
}

function ImageButton() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <BarButton icon={ImagePlus} word={t('boards:tool.image')} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/webp,image/avif"
        multiple
        hidden
        aria-label={t('boards:tool.image')}
        onChange={(event) => {
          void addImages(desk, [...(event.currentTarget.files ?? [])], null);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
