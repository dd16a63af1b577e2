import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { FormPage } from './form-page';

/** Says why a link from a mail doesn't work, and what to do. */
export function BrokenLink({
  why,
  kind,
}: {
  why: 'used' | 'expired' | 'revoked' | 'unknown';
  kind: 'invite' | 'reset' | 'setup';
}) {
  const { t } = useTranslation();
  return (
    <FormPage title={t(`accounts:link.${why}.title`)} intro={t(`accounts:link.${why}.text`)}>
      <div className="flex flex-wrap gap-3">
        {kind === 'reset' ? <ButtonLink to="/reset">{t('accounts:link.reset')}</ButtonLink> : null}
        <ButtonLink to="/login" variant={kind === 'reset' ? 'secondary' : 'primary'}>
          {t('accounts:link.login')}
        </ButtonLink>
      </div>
    </FormPage>
  );
}
