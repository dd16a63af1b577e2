import {
  Copy,
  Group,
  Image as ImageIcon,
  LayoutGrid,
  Lock,
  LockOpen,
  MapPin,
  Palette,
  Pencil,
  Spline,
  Tag,
  Trash2,
  Ungroup,
  X,
} from 'lucide-react';
import { DialogTrigger, Popover, Dialog as PopoverDialog, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IdeaButton } from '~/domains/ideas/ui/idea-button';
import { useEditor } from '../board-context';
import {
  colourSelection,
  deleteSelection,
  duplicateSelection,
  groupSelection,
  tidySelection,
  ungroupSelection,
} from '../editor/change';
import { select } from '../editor/desk';
import { connectSelection } from '../editor/make';
import { useSignal } from '../editor/signal';
import { ArrangeMenu } from './arrange-menu';
import { BarButton, BarLine, FLOATING } from './bar-button';
import type { SelectionFacts } from './selection-facts';
import { ColourRow, Swatch } from './tool-extras';

/** What can be done with the selection. Floats beside it, or lies at the foot of a phone. */
export function ContextBar({ facts, compact }: { facts: SelectionFacts; compact: boolean }) {
  const { t } = useTranslation();
  return (
    <Toolbar
      aria-label={t('boards:context.label', { count: facts.count })}
      className={`${FLOATING} flex max-w-full items-center overflow-x-auto p-1`}
    >
      {facts.changeable ? <ChangeButtons facts={facts} compact={compact} /> : null}
      <LockButton facts={facts} />
      <LeadIdeaButton facts={facts} />
      {facts.changeable ? null : <LockedWords locked={facts.locked} />}
    </Toolbar>
  );
}

function ChangeButtons({ facts, compact }: { facts: SelectionFacts; compact: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const [first] = facts.ids;
  return (
    <>
      {facts.writable && first !== undefined ? (
        <BarButton
          icon={Pencil}
          word={t('boards:context.write')}
          shortcut="Enter"
          onPress={() => desk.edit(first)}
        />
      ) : null}
      {facts.only === 'image' ? (
        <BarButton
          icon={ImageIcon}
          word={t('boards:context.describe')}
          onPress={() => desk.panel.set('image')}
        />
      ) : null}
      {facts.only === 'note' && (facts.hasPlace || !compact) ? (
        <BarButton
          icon={MapPin}
          word={t('boards:context.place')}
          pressed={facts.hasPlace}
          onPress={() => desk.panel.set('place')}
        />
      ) : null}
      {facts.coloured ? <ColourButton facts={facts} /> : null}
      <GroupButtons facts={facts} />
      {facts.linkable ? (
        <BarButton
          icon={Spline}
          word={t('boards:context.connect')}
          shortcut="L"
          onPress={() => connectSelection(desk)}
        />
      ) : null}
      {compact ? null : (
        <>
          <BarButton icon={Tag} word={t('boards:context.tags')} onPress={() => desk.panel.set('tags')} />
          <BarButton
            icon={Copy}
            word={t('boards:context.duplicate')}
            shortcut="Ctrl+D"
            onPress={() => duplicateSelection(desk)}
          />
        </>
      )}
      <ArrangeMenu facts={facts} compact={compact} />
      <BarLine />
      <BarButton
        icon={Trash2}
        word={t('boards:context.delete')}
        shortcut="Delete"
        danger
        onPress={() => deleteSelection(desk)}
      />
      {compact ? (
        <BarButton icon={X} word={t('boards:context.done')} layout="icon" onPress={() => select(desk, [])} />
      ) : null}
    </>
  );
}

function GroupButtons({ facts }: { facts: SelectionFacts }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  return (
    <>
      {facts.groupable ? (
        <BarButton
          icon={Group}
          word={t('boards:context.group')}
          shortcut="G"
          onPress={() => groupSelection(desk)}
        />
      ) : null}
      {facts.groups || facts.count > 1 ? (
        <BarButton icon={LayoutGrid} word={t('boards:context.tidy')} onPress={() => tidySelection(desk)} />
      ) : null}
      {facts.groups || facts.inGroup ? (
        <BarButton
          icon={Ungroup}
          word={facts.groups ? t('boards:context.ungroup') : t('boards:context.takeOut')}
          shortcut="Ctrl+Shift+G"
          onPress={() => ungroupSelection(desk)}
        />
      ) : null}
    </>
  );
}

function ColourButton({ facts }: { facts: SelectionFacts }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  return (
    <DialogTrigger>
      <BarButton
        icon={Palette}
        word={t('boards:context.colour')}
        swatch={
          <span className="flex size-5.5 items-center justify-center [&>span]:size-5">
            <Swatch colour={facts.colour} />
          </span>
        }
      />
      <Popover placement="top" className="rounded-2xl border border-black/5 bg-white shadow-float">
        <PopoverDialog aria-label={t('boards:context.colour')} className="w-60 p-1.5 outline-none">
          {({ close }) => (
            <ColourRow
              label={t('boards:context.colour')}
              value={facts.colour}
              onChange={(colour) => {
                colourSelection(desk, colour);
                close();
              }}
            />
          )}
        </PopoverDialog>
      </Popover>
    </DialogTrigger>
  );
}

/** For those who lead: keeps participants from changing what is selected. */
function LockButton({ facts }: { facts: SelectionFacts }) {
  const { t } = useTranslation();
  const editor = useEditor();
  const session = useSignal(editor.session);
  if (!session?.lead) return null;
  return (
    <BarButton
      icon={facts.locked ? LockOpen : Lock}
      word={facts.locked ? t('boards:context.unlock') : t('boards:context.lock')}
      onPress={() => editor.toggleLock()}
    />
  );
}

/** For those who lead: lets a note or a group become an idea that is followed after the workshop. */
function LeadIdeaButton({ facts }: { facts: SelectionFacts }) {
  const { desk, session: watched } = useEditor();
  const session = useSignal(watched);
  const [id] = facts.ids;
  const kind = facts.only === 'note' || facts.only === 'group' ? facts.only : null;
  if (!session?.lead || kind === null || id === undefined) return null;
  return <IdeaButton key={id} kind={kind} source={desk.boardId} object={id} />;
}

function LockedWords({ locked }: { locked: boolean }) {
  const { t } = useTranslation();
  if (!locked) return null;
  return (
    <p className="flex items-center gap-2 whitespace-nowrap px-3 py-2 text-base">
      <Lock aria-hidden="true" className="size-5" />
      {t('boards:refused.locked')}
    </p>
  );
}
