import {
  DoorOpen,
  Hand,
  ListOrdered,
  type LucideIcon,
  Map as MapIcon,
  QrCode,
  StickyNote,
  Users,
  Vote,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Parts of the console. On a laptop the first two are always in view and the others share the right side. */
export const SECTIONS = ['agenda', 'board', 'people', 'votes', 'invite'] as const;
export type Section = (typeof SECTIONS)[number];
export const SIDE_SECTIONS = ['people', 'votes', 'invite'] as const satisfies readonly Section[];

const ICON: Record<Section, LucideIcon> = {
  agenda: ListOrdered,
  board: StickyNote,
  people: Users,
  votes: Vote,
  invite: QrCode,
};

export interface SectionTabsProps {
  sections: readonly Section[];
  current: Section;
  onChoose: (section: Section) => void;
  /** Raised hands and people at the door: shown on the people's tab. */
  hands: number;
  waiting: number;
  /** The phase shows a map where others show a board. */
  showsMap?: boolean;
  className?: string;
}

/** Turns between parts of the console. */
export function SectionTabs({
  sections,
  current,
  onChoose,
  hands,
  waiting,
  showsMap = false,
  className,
}: SectionTabsProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('workshops:console.sections.label')} className={className}>
      {sections.map((section) => {
        const word = section === 'board' && showsMap ? 'map' : section;
        const Icon = word === 'map' ? MapIcon : ICON[section];
        return (
          <button
            key={section}
            type="button"
            aria-current={section === current ? 'true' : undefined}
            onClick={() => onChoose(section)}
            className="relative flex min-h-12 min-w-0 flex-1 items-center justify-center gap-1.5 border-b-4 border-transparent px-1 font-bold text-ink-soft hover:bg-brand-soft aria-[current]:border-brand aria-[current]:text-brand max-lg:flex-col max-lg:gap-0 max-lg:text-base"
          >
            <Icon aria-hidden="true" className="size-5 shrink-0" />
            <span className="whitespace-nowrap">{t(`workshops:console.sections.${word}`)}</span>
            {section === 'people' && hands + waiting > 0 ? (
              <span className="flex gap-1 max-lg:absolute max-lg:right-0 max-lg:top-0.5 max-lg:text-sm">
                {hands > 0 ? (
                  <Badge
                    Icon={Hand}
                    count={hands}
                    label={t('workshops:console.people.hands', { count: hands })}
                    tone="bg-warn-soft text-warn"
                  />
                ) : null}
                {waiting > 0 ? (
                  <Badge
                    Icon={DoorOpen}
                    count={waiting}
                    label={t('workshops:console.people.waiting', { count: waiting })}
                    tone="bg-danger-soft text-danger"
                  />
                ) : null}
              </span>
            ) : null}
          </button>
        );
      })}
    </nav>
  );
}

function Badge({
  Icon,
  count,
  label,
  tone,
}: {
  Icon: LucideIcon;
  count: number;
  label: string;
  tone: string;
}) {
  return (
    <span className={`flex items-center gap-0.5 rounded-full px-1.5 ${tone}`}>
      <Icon aria-hidden="true" className="size-4" />
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
