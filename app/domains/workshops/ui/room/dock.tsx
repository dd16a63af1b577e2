import { CircleCheck, CircleHelp, Ellipsis, Hand, SmilePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '~/ui/class-names';
import { REACTIONS, type Reaction } from '../../events';
import { REACTION_ICON } from '../live/reactions';

export interface DockProps {
  handUp: boolean;
  /** Place in the queue, 1 for next; null while the hand is down. */
  handPlace: number | null;
  done: boolean;
  disabled: boolean;
  onHand: (raised: boolean) => void;
  onDone: (done: boolean) => void;
  onReact: (reaction: Reaction) => void;
  onHelp: () => void;
  onMore: () => void;
}

const ITEM =
  'min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-xl border-2 px-1 py-1 ' +
  'text-base font-bold leading-tight transition-colors lg:w-full lg:flex-none lg:py-2.5 ' +
  'disabled:cursor-not-allowed disabled:text-solid-gray-600';
const PLAIN = 'border-transparent hover:bg-brand-soft';

/** What everyone can always say: a hand, being done, a reaction, needing help. Along the foot on phones, at the side on desks. */
export function Dock(props: DockProps) {
  const { t } = useTranslation();
  const { handUp, handPlace, done, disabled } = props;
  return (
    <div
      role="toolbar"
      aria-label={t('workshops:room.dock.label')}
      className="z-20 order-last mt-auto flex gap-1 border-t border-line bg-white px-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] pt-1 lg:mt-0 lg:ml-auto lg:w-32 lg:flex-col lg:justify-start lg:gap-2 lg:border-l lg:border-t-0 lg:px-2 lg:py-3"
    >
      <ToggleButton
        isSelected={handUp}
        isDisabled={disabled}
        onChange={props.onHand}
        className={classNames('flex', ITEM, handUp ? 'border-warn bg-warn-soft text-warn' : PLAIN)}
      >
        <Hand aria-hidden="true" className="size-6" />
        <Word>{handUp ? t('workshops:room.dock.lower') : t('workshops:room.dock.raise')}</Word>
        {handUp && handPlace !== null ? (
          <span className="text-base font-normal">
            {t('workshops:room.dock.place', { count: handPlace })}
          </span>
        ) : null}
      </ToggleButton>
      <ToggleButton
        isSelected={done}
        isDisabled={disabled}
        onChange={props.onDone}
        className={classNames('flex', ITEM, done ? 'border-good bg-good-soft text-good' : PLAIN)}
      >
        <CircleCheck aria-hidden="true" className="size-6" />
        <Word>{t('workshops:room.dock.done')}</Word>
      </ToggleButton>
      <ReactionMenu disabled={disabled} onReact={props.onReact} />
      <Button onPress={props.onHelp} className={classNames(ITEM, PLAIN, 'hidden lg:flex')}>
        <CircleHelp aria-hidden="true" className="size-6" />
        <Word>{t('workshops:room.dock.help')}</Word>
      </Button>
      <Button onPress={props.onMore} className={classNames('flex', ITEM, PLAIN)}>
        <Ellipsis aria-hidden="true" className="size-6" />
        <Word>{t('workshops:room.dock.more')}</Word>
      </Button>
    </div>
  );
}

function Word({ children }: { children: ReactNode }) {
  return <span className="max-w-full text-center [word-break:keep-all]">{children}</span>;
}

function ReactionMenu({ disabled, onReact }: { disabled: boolean; onReact: (reaction: Reaction) => void }) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button isDisabled={disabled} className={classNames('flex', ITEM, PLAIN)}>
        <SmilePlus aria-hidden="true" className="size-6" />
        <Word>{t('workshops:room.dock.react')}</Word>
      </Button>
      <Popover
        placement="top"
        className="w-max max-w-[95vw] rounded-2xl border border-line bg-white p-2 shadow-float outline-none"
      >
        <Menu
          aria-label={t('workshops:room.dock.react')}
          onAction={(key) => onReact(key as Reaction)}
          className="grid grid-cols-2 gap-1 shadow-none outline-none sm:grid-cols-3"
        >
          {REACTIONS.map((reaction) => {
            const Icon = REACTION_ICON[reaction];
            const word = t(`workshops:room.reaction.${reaction}`);
            return (
              <MenuItem
                key={reaction}
                id={reaction}
                textValue={word}
                className="flex min-h-12 cursor-pointer items-center gap-2 rounded-xl px-4 py-2 text-lg font-bold outline-none data-[focused]:bg-brand-soft data-[hovered]:bg-brand-soft"
              >
                <Icon aria-hidden="true" className="size-6 shrink-0" />
                {word}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
