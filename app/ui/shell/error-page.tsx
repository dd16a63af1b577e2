import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../button';
import { Wordmark } from './wordmark';

const KNOWN = [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 503] as const;

/** What a person sees when a page can't be shown: what happened, what to do. */
export function ErrorPage() {
  const error = useRouteError();
  const { t } = useTranslation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const key = KNOWN.some((known) => known === status) ? String(status) : '500';
  const reason =
    isRouteErrorResponse(error) &&
    typeof error.data === 'object' &&
    error.data !== null &&
    'message' in error.data
      ? String(error.data.message)
      : null;
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-6 px-6 py-12">
      <title>{t(`errorPage.${key}.title`)}</title>
      <Wordmark />
      <h1 className="text-3xl">{t(`errorPage.${key}.title`)}</h1>
      <p className="text-lg">{reason ?? t(`errorPage.${key}.text`)}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/" reloadDocument>
          {t('errorPage.home')}
        </ButtonLink>
        {status === 401 || status === 403 ? (
          <ButtonLink to="/login" variant="secondary" reloadDocument>
            {t('nav.signIn')}
          </ButtonLink>
        ) : null}
      </div>
    </main>
  );
}
