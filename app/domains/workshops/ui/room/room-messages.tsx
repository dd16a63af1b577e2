import { CircleAlert, Megaphone, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RoomMessage } from './use-messages';

/** Says what just changed, at the top of the board; announced politely, also while the box itself is out of the way. */
export function RoomMessages({
  message,
  onDismiss,
  outOfTheWay,
}: {
  message: RoomMessage | null;
  onDismiss: () => void;
  /** Something is being written on a small screen: nothing may lie over it. */
  outOfTheWay: boolean;
}) {
  const { t } = useTranslation();
  const Icon = message?.kind === 'bad' ? CircleAlert : Megaphone;
  return (
    <>
      <p role="status" className="sr-only">
        {message?.text ?? ''}
      </p>
      {message && !outOfTheWay ? (
        <div
          data-testid="room-message"
          className={`pointer-events-auto flex max-w-2xl items-start gap-3 rounded-xl border-l-8 bg-white py-2 pl-4 pr-1 shadow-float ${
            message.kind === 'bad' ? 'border-danger' : 'border-brand'
          }`}
        >
          <Icon aria-hidden="true" className="mt-2 size-6 shrink-0" />
          <p aria-hidden="true" className="min-w-0 flex-1 py-1.5 text-lg font-bold leading-normal">
            {message.text}
          </p>
          <Button
            onPress={onDismiss}
            aria-label={t('workshops:room.dismiss')}
            className="flex size-11 shrink-0 items-center justify-center rounded-lg hover:bg-solid-gray-50"
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ) : null}
    </>
  );
}
