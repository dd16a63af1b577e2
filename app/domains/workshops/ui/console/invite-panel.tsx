import { Check, Copy, MonitorPlay, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '~/ui/button';
import { QrCode } from '~/ui/qr-code';
import { formatCode } from '../../model';

export interface InvitePanelProps {
  code: string;
  /** Address a phone opens to join. */
  joinUrl: string;
  /** Path of the projector's view; null when there is no board. */
  projectorPath: string | null;
  roomPath: string;
}

/** Everything to show people who want to come in. */
export function InvitePanel({ code, joinUrl, projectorPath, roomPath }: InvitePanelProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(joinUrl);
      setCopied(true);
    } catch {
      // The address stands beside the button and can be marked by hand.
      setCopied(false);
    }
  };
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col items-center gap-3 rounded-2xl border border-line p-4">
        <p className="text-ink-soft">{t('workshops:console.invite.code')}</p>
        <p className="text-5xl font-bold tabular-nums tracking-wider" data-testid="join-code">
          {formatCode(code)}
        </p>
        <QrCode text={joinUrl} label={t('workshops:console.invite.qr')} className="w-full max-w-60" />
        <p className="break-all text-center">{joinUrl}</p>
        <Button variant="secondary" size="small" onPress={() => void copy()}>
          {copied ? (
            <Check aria-hidden="true" className="size-5" />
          ) : (
            <Copy aria-hidden="true" className="size-5" />
          )}
          {copied ? t('workshops:console.invite.copied') : t('workshops:console.invite.copy')}
        </Button>
      </div>
      <div className="flex flex-col gap-2">
        {projectorPath ? (
          <a
            href={projectorPath}
            target="_blank"
            rel="noreferrer"
            className={buttonClass('secondary', 'normal')}
          >
            <MonitorPlay aria-hidden="true" className="size-5" />
            {t('workshops:console.invite.projector')}
          </a>
        ) : null}
        <a href={roomPath} target="_blank" rel="noreferrer" className={buttonClass('quiet', 'normal')}>
          <Smartphone aria-hidden="true" className="size-5" />
          {t('workshops:console.invite.room')}
        </a>
      </div>
    </div>
  );
}
