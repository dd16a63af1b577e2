import { Check, Copy, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { QrCode } from '~/ui/qr-code';
import { formatCode, type PlannedSession } from '../../model';
import { Press } from './press';
import { Fold } from './section';

/** How people get in: code, QR, address, and who is let in. */
export function EntranceCard({ session, origin }: { session: PlannedSession; origin: string }) {
  const { t } = useTranslation();
  const words = 'workshops:plan.entrance';
  const link = `${origin}/j/${session.code}`;
  return (
    <section
      aria-labelledby="entrance-title"
      className="flex flex-col gap-3 rounded-xl border border-line p-5 shadow-card"
    >
      <h2 id="entrance-title" className="text-xl">
        {t(`${words}.title`)}
      </h2>
      {session.status === 'ended' ? (
        <p>{t(`${words}.ended`)}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-4">
            <QrCode
              text={link}
              label={t(`${words}.qr`)}
              className="size-32 shrink-0 rounded border border-line"
            />
            <p>
              <span className="block text-ink-soft">{t(`${words}.code`)}</span>
              <strong className="whitespace-nowrap text-4xl tabular-nums">{formatCode(session.code)}</strong>
            </p>
          </div>
          <p>
            <span className="block text-ink-soft">{t(`${words}.link`)}</span>
            <span className="break-all">{link}</span>
          </p>
          <CopyButton text={link} />
          <ul className="list-disc pl-6">
            {session.hasPassphrase ? <li>{t(`${words}.passphrase`)}</li> : null}
            {session.waitingRoom ? <li>{t(`${words}.waitingRoom`)}</li> : null}
            {!session.hasPassphrase && !session.waitingRoom ? <li>{t(`${words}.open`)}</li> : null}
          </ul>
          <Fold title={t(`${words}.renew`)}>
            <p className="pb-2">{t(`${words}.renewHelp`)}</p>
            <Press intent="code-renew" session={session.id} size="small">
              <RefreshCw aria-hidden="true" className="size-5" />
              {t(`${words}.renew`)}
            </Press>
          </Fold>
        </>
      )}
    </section>
  );
}

/** Puts a text on the clipboard and says so. */
function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button variant="secondary" size="small" onPress={() => void copy()} className="self-start">
      <Icon aria-hidden="true" className="size-5" />
      <span aria-live="polite">
        {t(copied ? 'workshops:plan.entrance.copied' : 'workshops:plan.entrance.copy')}
      </span>
    </Button>
  );
}
