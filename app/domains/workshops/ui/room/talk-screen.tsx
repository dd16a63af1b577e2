import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Phrases } from '~/ui/phrases';
import type { Phase } from '../../model';

/** A phase without a board: eyes up, people talk. Also before the first phase. */
export function TalkScreen({ phase }: { phase: Phase | null }) {
  const { t } = useTranslation();
  return (
    <div className="flex h-full flex-col items-center justify-center gap-4 overflow-y-auto bg-surface-soft p-6 text-center">
      <MessagesSquare aria-hidden="true" className="size-16 text-brand" />
      <p className="text-2xl font-bold sm:text-4xl">
        <Phrases>{phase?.title ?? t('workshops:room.talk.noPhase')}</Phrases>
      </p>
      <p className="max-w-2xl text-xl leading-relaxed">{t('workshops:room.talk.text')}</p>
    </div>
  );
}
