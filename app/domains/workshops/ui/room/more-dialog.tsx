import { CircleHelp, Users, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { LanguageSwitch } from '~/ui/shell/app-shell';

export interface MoreDialogProps {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  sound: boolean;
  onSound: (on: boolean) => void;
  onPeople: () => void;
  onHelp: () => void;
}

/** What is needed now and then: people, help, sound, language. */
export function MoreDialog({ isOpen, onOpenChange, sound, onSound, onPeople, onHelp }: MoreDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('workshops:room.dock.more')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="flex flex-col gap-2">
        <Button variant="secondary" size="large" onPress={onPeople}>
          <Users aria-hidden="true" className="size-6" />
          {t('workshops:room.people.open')}
        </Button>
        <Button variant="secondary" size="large" onPress={onHelp}>
          <CircleHelp aria-hidden="true" className="size-6" />
          {t('workshops:room.help.open')}
        </Button>
        <Button variant="secondary" size="large" aria-pressed={sound} onPress={() => onSound(!sound)}>
          {sound ? (
            <Volume2 aria-hidden="true" className="size-6" />
          ) : (
            <VolumeX aria-hidden="true" className="size-6" />
          )}
          {sound ? t('workshops:room.sound.on') : t('workshops:room.sound.off')}
        </Button>
        <p className="text-ink-soft">{t('workshops:room.sound.help')}</p>
      </div>
      <LanguageSwitch />
    </Dialog>
  );
}
