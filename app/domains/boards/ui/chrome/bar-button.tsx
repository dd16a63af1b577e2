import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from '~/ui/class-names';

export interface BarButtonProps extends Omit<ButtonProps, 'className' | 'children'> {
  icon: LucideIcon;
  /** The word under or beside the icon. */
  word: string;
  /** Key that does the same, shown in the tooltip. */
  shortcut?: string;
  pressed?: boolean;
  /** `under`: icon above its word; `beside`: one line; `icon`: the word only in tooltip and name. */
  layout?: 'under' | 'beside' | 'icon';
  danger?: boolean;
  /** In place of the icon: a colour. */
  swatch?: ReactNode;
}

/** A button of the bars around the board: an icon with its word, at least 44 px in both directions. */
export function BarButton({
  icon: Icon,
  word,
  shortcut,
  pressed,
  layout = 'under',
  danger,
  swatch,
  ...props
}: BarButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        {...props}
        aria-label={layout === 'icon' ? word : undefined}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut}
        className={classNames(
          'group flex min-h-11 min-w-11 shrink-0 items-center justify-center rounded-xl text-ink outline-offset-0 transition-colors',
          'hover:bg-solid-gray-50 data-[pressed]:bg-solid-gray-100 disabled:text-solid-gray-420 disabled:hover:bg-transparent',
          'aria-pressed:bg-brand-soft aria-pressed:text-brand-strong aria-expanded:bg-brand-soft',
          layout === 'under' && 'flex-col gap-0.5 px-1.5 pb-1 pt-1.5 text-[13px] leading-tight',
          layout === 'beside' && 'gap-2 px-3 text-base',
          pressed && 'font-bold',
          danger && 'text-danger',
        )}
      >
        {swatch ?? <Icon aria-hidden="true" className="size-5.5 shrink-0" strokeWidth={1.9} />}
        {layout === 'icon' ? null : <span className="whitespace-nowrap">{word}</span>}
      </Button>
      {layout === 'icon' || shortcut ? <BarTooltip word={word} shortcut={shortcut} /> : null}
    </TooltipTrigger>
  );
}

function BarTooltip({ word, shortcut }: { word: string; shortcut?: string | undefined }) {
  return (
    <Tooltip
      offset={8}
      className="pointer-events-none rounded-lg bg-solid-gray-800 px-2.5 py-1 text-sm text-white shadow-float"
    >
      {word}
      {shortcut ? (
        <kbd className="ml-2 rounded border border-white/40 px-1.5 font-sans text-xs">{shortcut}</kbd>
      ) : null}
    </Tooltip>
  );
}

/** A thin line between groups of buttons. */
export function BarLine({ upright = true }: { upright?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={upright ? 'mx-1 w-px self-stretch bg-line' : 'my-1 h-px self-stretch bg-line'}
    />
  );
}

/** The white floating surface all bars share. */
export const FLOATING =
  'pointer-events-auto rounded-2xl border border-black/5 bg-white shadow-float print:hidden';
