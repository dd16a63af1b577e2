import { CircleHelp, Eraser, FileText, Users, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isGuest } from '~/domains/accounts/model';
import { Button, ButtonLink } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { LeaveForm } from '~/ui/leave-form';
import { LanguageSwitch } from '~/ui/shell/app-shell';

export interface MoreDialogProps {
  /** Who this screen is. */
  personId: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  sound: boolean;
  onSound: (on: boolean) => void;
  onPeople: () => void;
  onHelp: () => void;
}

/** What is needed now and then: people, help, sound, language. */
export function MoreDialog(props: MoreDialogProps) {
  const { personId, isOpen, onOpenChange, sound, onSound, onPeople, onHelp } = props;
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
        <ButtonLink to="/visions" variant="secondary" size="large">
          <FileText aria-hidden="true" className="size-6" />
          {t('visions:list.title')}
        </ButtonLink>
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
      {isGuest(personId) ? (
        <div className="flex flex-col gap-1 border-t border-line pt-4">
          <LeaveForm
            personId={personId}
            action="/leave"
            question={t('workshops:room.leave.question')}
            word={t('workshops:room.leave.word')}
          >
            <Button type="submit" variant="quiet">
              <Eraser aria-hidden="true" className="size-5" />
              {t('workshops:room.leave.word')}
            </Button>
          </LeaveForm>
          <p className="text-ink-soft">{t('workshops:room.leave.help')}</p>
        </div>
      ) : null}
    </Dialog>
  );
}
