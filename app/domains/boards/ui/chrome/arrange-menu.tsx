import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowRightLeft,
  BringToFront,
  Copy,
  Ellipsis,
  type LucideIcon,
  Minus,
  MoveRight,
  SendToBack,
  Tag,
} from 'lucide-react';
import type { Key } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AlignTo, Arrow } from '../../model';
import { useEditor } from '../board-context';
import {
  alignSelection,
  distributeSelection,
  duplicateSelection,
  restackSelection,
  setArrow,
} from '../editor/change';
import type { Desk } from '../editor/desk';
import { BarButton } from './bar-button';
import type { SelectionFacts } from './selection-facts';

const ALIGN: Record<AlignTo, LucideIcon> = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
};
const ARROWS: Record<Arrow, LucideIcon> = { none: Minus, end: MoveRight, both: ArrowRightLeft };

/** Less frequent things to do with a selection: order, alignment, arrow heads. */
export function ArrangeMenu({ facts, compact }: { facts: SelectionFacts; compact: boolean }) {
  const { t } = useTranslation();
  const { desk } = useEditor();
  return (
    <MenuTrigger>
      <BarButton icon={Ellipsis} word={t('boards:context.more')} />
      <Popover
        placement="top"
        className="max-h-[70dvh] overflow-y-auto rounded-2xl border border-black/5 bg-white shadow-float"
      >
        <Menu
          aria-label={t('boards:context.more')}
          onAction={(key) => act(desk, key)}
          className="min-w-56 p-1.5 outline-none"
        >
          {compact ? <Item id="tags" icon={Tag} word={t('boards:context.tags')} /> : null}
          {compact ? <Item id="duplicate" icon={Copy} word={t('boards:context.duplicate')} /> : null}
          <Item id="front" icon={BringToFront} word={t('boards:arrange.front')} keys="Ctrl+]" />
          <Item id="back" icon={SendToBack} word={t('boards:arrange.back')} keys="Ctrl+[" />
          {facts.only === 'connector' ? <Separator className="my-1 border-t border-line" /> : null}
          {facts.only === 'connector'
            ? (Object.keys(ARROWS) as Arrow[]).map((arrow) => (
                <Item
                  key={arrow}
                  id={`arrow-${arrow}`}
                  icon={ARROWS[arrow]}
                  word={t(`boards:arrange.arrow.${arrow}`)}
                />
              ))
            : null}
          {facts.placed > 1 ? <Separator className="my-1 border-t border-line" /> : null}
          {facts.placed > 1
            ? (Object.keys(ALIGN) as AlignTo[]).map((to) => (
                <Item key={to} id={`align-${to}`} icon={ALIGN[to]} word={t(`boards:arrange.align.${to}`)} />
              ))
            : null}
          {facts.placed > 2 ? (
            <Item
              id="spread-horizontal"
              icon={AlignHorizontalDistributeCenter}
              word={t('boards:arrange.horizontal')}
            />
          ) : null}
          {facts.placed > 2 ? (
            <Item
              id="spread-vertical"
              icon={AlignVerticalDistributeCenter}
              word={t('boards:arrange.vertical')}
            />
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function act(desk: Desk, key: Key): void {
  const [what, value] = String(key).split('-');
  if (what === 'tags') desk.panel.set('tags');
  else if (what === 'duplicate') duplicateSelection(desk);
  else if (what === 'front' || what === 'back') restackSelection(desk, what);
  else if (what === 'align') alignSelection(desk, value as AlignTo);
  else if (what === 'arrow') setArrow(desk, value as Arrow);
  else if (value === 'horizontal' || value === 'vertical') distributeSelection(desk, value);
}

/** One line of a menu of the board. */
export function Item({
  id,
  icon: Icon,
  word,
  keys,
  href,
  download,
}: {
  id: string;
  icon: LucideIcon;
  word: string;
  keys?: string;
  href?: string;
  download?: boolean;
}) {
  return (
    <MenuItem
      id={id}
      textValue={word}
      {...(href ? { href } : {})}
      {...(download ? { download: true } : {})}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-3 text-base outline-none hover:bg-solid-gray-50 data-[focused]:bg-brand-soft"
    >
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      <span className="flex-1">{word}</span>
      {keys ? <kbd className="font-sans text-sm text-ink-soft">{keys}</kbd> : null}
    </MenuItem>
  );
}
