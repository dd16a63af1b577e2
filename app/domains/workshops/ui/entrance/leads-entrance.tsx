import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import type { JoinPage } from '../../model';

/** Those who lead need no name: they choose which screen. */
export function LeadsEntrance({ page }: { page: JoinPage }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6 text-lg">
      <header className="flex flex-col gap-1">
        <p className="text-ink-soft">{page.title}</p>
        <h1 className="text-3xl">
          <Phrases>{page.workshopTitle}</Phrases>
        </h1>
      </header>
      <p>{t('workshops:join.lead')}</p>
      <div className="flex flex-col gap-3">
        <ButtonLink to={`/workshops/${page.workshopId}/run`} size="large">
          {t('workshops:join.toConsole')}
        </ButtonLink>
        <ButtonLink to={`/s/${page.sessionId}`} variant="secondary" size="large">
          {t('workshops:join.toRoom')}
        </ButtonLink>
      </div>
    </div>
  );
}
