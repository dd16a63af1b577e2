import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';

const TOPICS = ['write', 'move', 'vote', 'offline', 'keyboard'] as const;

/** First answers, and the way to a person: raising one's hand. */
export function HelpDialog({
  isOpen,
  onOpenChange,
  handUp,
  onHand,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  handUp: boolean;
  onHand: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('workshops:room.help.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className="flex flex-col gap-4 text-lg">
        {TOPICS.map((topic) => (
          <div key={topic}>
            <dt className="font-bold">{t(`workshops:room.help.${topic}.question`)}</dt>
            <dd>{t(`workshops:room.help.${topic}.answer`)}</dd>
          </div>
        ))}
      </dl>
      <Button size="large" isDisabled={handUp} onPress={onHand}>
        <Hand aria-hidden="true" className="size-6" />
        {handUp ? t('workshops:room.help.handUp') : t('workshops:room.help.raise')}
      </Button>
    </Dialog>
  );
}
