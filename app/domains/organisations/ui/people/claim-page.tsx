import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { ClaimView } from '../../service/claims.server';
import { usePeopleForm } from './use-people-form';

/** Where somebody of a listed organisation comes forward. */
export function ClaimPage({
  view,
  result,
}: {
  view: ClaimView;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const { organisation, state, latest } = view;
  const toOrganisation = (
    <div>
      <ButtonLink to={`/organisations/${organisation.id}`} variant="secondary">
        {t('organisations:claim.toOrganisation')}
      </ButtonLink>
    </div>
  );
  return (
    <FormPage
      title={t('organisations:claim.title')}
      intro={t('organisations:claim.lead', { organisation: organisation.name })}
    >
      {state === 'open' && latest?.status === 'refused' ? (
        <Notice kind="info">{t('organisations:claim.refused', { reason: latest.reason })}</Notice>
      ) : null}
      {state === 'open' ? <ClaimForm result={result} /> : null}
      {state === 'waiting' && latest ? (
        <>
          <Notice kind="good" live>
            {t('organisations:claim.waiting')}
          </Notice>
          <h2 className="text-xl">{t('organisations:claim.yours')}</h2>
          <blockquote className="whitespace-pre-wrap break-words rounded-lg bg-surface-soft px-4 py-3">
            {latest.message}
          </blockquote>
          <Form method="post">
            <Button type="submit" name="intent" value="withdraw" variant="secondary">
              {t('organisations:claim.withdraw')}
            </Button>
          </Form>
        </>
      ) : null}
      {state === 'own' ? (
        <>
          <Notice kind="info">{t('organisations:claim.own')}</Notice>
          <div>
            <ButtonLink to={`/organisations/${organisation.id}/members`}>
              {t('organisations:claim.toMembers')}
            </ButtonLink>
          </div>
        </>
      ) : null}
      {state === 'taken' ? <Notice kind="info">{t('organisations:claim.taken')}</Notice> : null}
      {toOrganisation}
    </FormPage>
  );
}

function ClaimForm({ result }: { result: SubmissionResult<string[]> | null | undefined }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = usePeopleForm<'message'>('claim', result);
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-5">
      <ErrorSummary problems={problems} />
      <TextArea
        {...field('message')}
        label={t('organisations:claim.message')}
        help={t('organisations:claim.messageHelp')}
        rows={5}
        maxLength={1000}
        required
      />
      <div>
        <Button type="submit" size="large">
          {t('organisations:claim.submit')}
        </Button>
      </div>
    </Form>
  );
}
