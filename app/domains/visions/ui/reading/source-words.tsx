import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Citation, SourceState } from '../../model';

/** Who wrote a source and where, how it is now, and the way to it. */
export function SourceWords({ citation, state }: { citation: Citation; state: SourceState | null }) {
  const { t } = useTranslation();
  const { kind, where, who } = citation;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-4 text-ink-soft">
        <span>
          {t(`visions:source.${kind}`)}
          {where ? t('visions:source.where', { where }) : null}
          {who ? t('visions:source.who', { who }) : null}
        </span>
        {state?.href ? (
          <a
            href={state.href}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-8 items-center gap-2 text-brand underline underline-offset-4 print:hidden"
          >
            <ExternalLink aria-hidden="true" className="size-4.5" />
            {t('visions:source.open')}
          </a>
        ) : null}
      </p>
      {state?.state === 'gone' ? <p className="font-bold text-warn">{t('visions:source.gone')}</p> : null}
      {state?.state === 'changed' ? <p className="text-warn">{t('visions:source.changed')}</p> : null}
    </div>
  );
}
