import { Form } from '@remix-run/react';
import { Search, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea, TextInput } from '~/ui/form/inputs';
import type { FormAnswer } from '../../forms.server';
import type { ApplicationView, PartnerView } from '../../service/view.server';
import { PartnerSign } from '../status-signs';
import { useGrantForm } from '../use-grant-form';

interface Props {
  page: ApplicationView;
  answered: FormAnswer | null;
}

/** Who applies together, with what each does and brings; each answers for itself. */
export function PartnersPart({ page, answered }: Props) {
  const { t } = useTranslation();
  const mayInvite = page.may.includes('invite');
  return (
    <div className="flex flex-col gap-4">
      <p>
        {t('grants:partners.leadIs')} <strong>{page.lead.name}</strong>
      </p>
      {page.partners.length === 0 ? <p className="text-ink-soft">{t('grants:partners.none')}</p> : null}
      <ul className="flex flex-col gap-3">
        {page.partners.map((partner) => (
          <li key={partner.id} className="flex flex-col gap-3 rounded-xl border border-line p-4">
            <Partner partner={partner} />
            {partner.mayAnswer ? <Answer partner={partner} answered={answered} /> : null}
            {partner.mayLeave ? <OneButton intent="leave" partner={partner} answered={answered} /> : null}
            {mayInvite ? <Change partner={partner} answered={answered} /> : null}
          </li>
        ))}
      </ul>
      {mayInvite ? <Invite page={page} answered={answered} /> : null}
    </div>
  );
}

function Partner({ partner }: { partner: PartnerView }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-lg">{partner.name}</h3>
        <PartnerSign status={partner.status} />
      </div>
      <dl className="flex flex-col gap-1">
        {(['role', 'contribution'] as const).map((key) => (
          <div key={key} className="flex flex-wrap gap-x-3">
            <dt className="text-ink-soft">{t(`grants:partners.${key}`)}</dt>
            <dd className="min-w-0 whitespace-pre-wrap">{partner[key] || t('grants:partners.notSaid')}</dd>
          </div>
        ))}
      </dl>
      {partner.answeredBy && partner.answeredAt ? (
        <p className="text-ink-soft">
          {t(`grants:partners.by.${partner.status}`, {
            name: partner.answeredBy,
            date: formatDate(partner.answeredAt, i18n.language as Language),
          })}
        </p>
      ) : null}
    </>
  );
}

/** Consent in one's own words, or no. */
function Answer({ partner, answered }: { partner: PartnerView; answered: FormAnswer | null }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useGrantForm('consent', answered, {
    role: partner.role,
    contribution: partner.contribution,
  });
  return (
    <div className="flex flex-col gap-4 rounded-lg border-2 border-brand p-4">
      <p className="font-bold">{t('grants:partners.ask', { name: partner.name })}</p>
      <Form method="post" {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="consent" />
        <input type="hidden" name="organisation" value={partner.id} />
        <Words field={field} />
        <Button type="submit" className="self-start">
          {t('grants:partners.consent')}
        </Button>
      </Form>
      <OneButton intent="decline" partner={partner} answered={answered} />
    </div>
  );
}

function Words({ field }: { field: ReturnType<typeof useGrantForm>['field'] }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        {...field('role')}
        label={t('grants:partners.role')}
        help={t('grants:partners.roleHelp')}
        required
        maxLength={80}
      />
      <TextArea
        {...field('contribution')}
        label={t('grants:partners.contribution')}
        help={t('grants:partners.contributionHelp')}
        required
        maxLength={600}
      />
    </>
  );
}

function OneButton({
  intent,
  partner,
  answered,
}: {
  intent: 'decline' | 'leave' | 'remove';
  partner: PartnerView;
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  const { formProps, problems } = useGrantForm(intent, answered, {}, `grant-${intent}-${partner.id}`);
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="organisation" value={partner.id} />
      <Button type="submit" variant="secondary" size="small" className="self-start">
        {t(`grants:partners.${intent}`)}
        <span className="sr-only">：{partner.name}</span>
      </Button>
    </Form>
  );
}

/** What the lead changes of a partner; it is asked again then. */
function Change({ partner, answered }: { partner: PartnerView; answered: FormAnswer | null }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useGrantForm(
    'invite',
    answered,
    { role: partner.role, contribution: partner.contribution },
    `grant-change-${partner.id}`,
  );
  return (
    <details>
      <summary className="flex min-h-11 w-fit cursor-pointer items-center text-brand underline underline-offset-4">
        {t('grants:partners.change')}
        <span className="sr-only">：{partner.name}</span>
      </summary>
      <div className="flex flex-col gap-4 pt-2">
        <Form method="post" {...formProps} className="flex flex-col gap-4">
          <ErrorSummary problems={problems} />
          <input type="hidden" name="intent" value="invite" />
          <input type="hidden" name="organisation" value={partner.id} />
          <Words field={field} />
          <p className="text-ink-soft">{t('grants:partners.askedAgain')}</p>
          <Button type="submit" variant="secondary" className="self-start">
            {t('grants:partners.inviteAgain')}
          </Button>
        </Form>
        <OneButton intent="remove" partner={partner} answered={answered} />
      </div>
    </details>
  );
}

/** Finding an organisation by its name, and asking it. */
function Invite({ page, answered }: Props) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useGrantForm('invite', answered, {}, 'grant-invite-new');
  return (
    <section className="flex flex-col gap-4 rounded-xl bg-surface-soft p-4">
      <h3 className="text-lg">{t('grants:partners.inviteTitle')}</h3>
      <Form method="get" action="#partners" preventScrollReset className="flex flex-wrap items-end gap-3">
        <TextInput
          label={t('grants:partners.search')}
          name="q"
          type="search"
          defaultValue={page.q}
          maxLength={80}
          className="min-w-60 flex-1"
        />
        <Button type="submit" variant="secondary">
          <Search aria-hidden="true" className="size-5" />
          {t('grants:partners.find')}
        </Button>
      </Form>
      {page.q && page.found.length === 0 ? <p role="status">{t('grants:partners.nothing')}</p> : null}
      {page.found.length > 0 ? (
        <Form method="post" {...formProps} className="flex flex-col gap-4">
          <ErrorSummary problems={problems} />
          <input type="hidden" name="intent" value="invite" />
          <fieldset className="flex flex-col">
            <legend className="font-bold">{t('grants:partners.which')}</legend>
            {page.found.map(({ id, name, summary }, i) => (
              <label key={id} className="flex min-h-11 items-center gap-3">
                <input
                  type="radio"
                  name="organisation"
                  value={id}
                  required
                  defaultChecked={i === 0}
                  className="size-6 shrink-0 accent-brand"
                />
                <span>
                  <strong>{name}</strong>
                  {summary ? <span className="block text-ink-soft">{summary}</span> : null}
                </span>
              </label>
            ))}
          </fieldset>
          <Words field={field} />
          <Button type="submit" className="self-start">
            <UserPlus aria-hidden="true" className="size-5" />
            {t('grants:partners.invite')}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
