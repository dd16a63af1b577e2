import type { LucideIcon } from 'lucide-react';

const LOOKS = {
  brand: 'bg-brand-soft text-brand-strong',
  good: 'bg-good-soft text-ink',
  quiet: 'bg-surface-soft text-ink',
  warn: 'bg-warn-soft text-ink',
} as const;

/** `brand`: on its way; `good`: reached; `quiet`: over, or not begun; `warn`: somebody has to act. */
export type SignLook = keyof typeof LOOKS;

/** How far something has come: picture and word, so that colour never says it alone. */
export function Sign({
  icon: Icon,
  look = 'brand',
  word,
}: {
  icon: LucideIcon;
  look?: SignLook;
  word: string;
}) {
  return (
    <span
      className={`inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full px-3 font-bold ${LOOKS[look]}`}
    >
      <Icon aria-hidden="true" className="size-4.5" />
      {word}
    </span>
  );
}
