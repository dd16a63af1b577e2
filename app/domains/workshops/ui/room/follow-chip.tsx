import { Footprints } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FollowChoice } from './use-follow';

/** Says whose screen is looked along with, and the way out. */
export function FollowChip({ following, hidden }: { following: FollowChoice; hidden: boolean }) {
  const { t } = useTranslation();
  if (!following.follow || hidden) return null;
  const { name } = following.follow;
  return (
    <div
      data-testid="following"
      className="pointer-events-auto flex max-w-full items-center gap-2 rounded-full border-2 border-brand bg-white py-0.5 pl-4 pr-1 shadow-float"
    >
      <Footprints aria-hidden="true" className="size-5 shrink-0 text-brand" />
      <span className="min-w-0 font-bold">
        {t(`workshops:room.follow.${following.reason ?? 'own'}`, { name })}
      </span>
      <Button
        onPress={following.stop}
        className="min-h-11 shrink-0 rounded-full px-3 font-bold text-brand underline underline-offset-4 hover:bg-brand-soft"
      >
        {t('workshops:room.follow.stop')}
      </Button>
    </div>
  );
}
