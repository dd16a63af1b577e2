import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/domains/matching/talks/ui/disclosure';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import type { Partner } from '../model';
import type { CollaborationPart } from './collaboration-page';
import { PlainForm } from './plain-form';
import { useCollaborationForm } from './use-collaboration-form';
import { useDay } from './use-day';

/** Who does this together: as what, doing what, from when to when. */
export function Partners({ collaboration, answered }: CollaborationPart) {
  const { t } = useTranslation();
  const canChange = collaboration.may.includes('partners');
  return (
    <section aria-labelledby="collaboration-partners" className="flex flex-col gap-3">
      <h2 id="collaboration-partners" className="text-xl">
        {t('collaborations:partners')}
      </h2>
      {collaboration.partners.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {collaboration.partners.map((partner) => (
            <PartnerLine key={partner.id} partner={partner} canRemove={canChange} />
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft">{t('collaborations:partner.none')}</p>
      )}
      {canChange ? <PartnerForm answered={answered} /> : null}
    </section>
  );
}

function PartnerLine({ partner, canRemove }: { partner: Partner; canRemove: boolean }) {
  const { t } = useTranslation();
  const day = useDay();
  const { id, name, role, task, fromDay, toDay } = partner;
  const period = [
    fromDay ? t('collaborations:since', { date: day(fromDay) }) : null,
    toDay ? t('collaborations:until', { date: day(toDay) }) : null,
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-center gap-x-4 border-b border-line pb-2 last:border-b-0">
      <Link
        to={`/organisations/${id}`}
        className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
      >
        {name}
      </Link>
      <span className="text-ink-soft">{[t(`collaborations:${role}_role`), ...period].join(' · ')}</span>
      {canRemove && role === 'partner' ? (
        <span className="ml-auto">
          <PlainForm
            values={{ intent: 'partner_gone', organisation: id }}
            word={t('collaborations:partner.remove')}
            label={t('collaborations:partner.removeOne', { name })}
            variant="quiet"
          />
        </span>
      ) : null}
      {task ? <span className="basis-full">{task}</span> : null}
    </li>
  );
}

function PartnerForm({ answered }: Pick<CollaborationPart, 'answered'>) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('partner', answered);
  return (
    <Disclosure title={t('collaborations:partner.add')} isOpen={problems.length > 0}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="partner" />
        <TextInput
          {...field('organisation')}
          label={t('collaborations:partner.name')}
          help={t('collaborations:partner.nameHelp')}
          required
          maxLength={200}
        />
        <TextInput {...field('task')} label={t('collaborations:partner.task')} maxLength={300} />
        <div className="flex flex-wrap gap-4">
          <TextInput {...field('fromDay')} label={t('collaborations:partner.from')} type="date" />
          <TextInput {...field('toDay')} label={t('collaborations:partner.to')} type="date" />
        </div>
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Disclosure>
  );
}
