import { Form, Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Notice } from '~/ui/notice';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { FormValues } from '../../programme-form';
import type { ProgrammeStatus } from '../../service/programmes.server';
import { ProgrammeSign } from '../status-signs';
import { FormState, fieldId } from './fields';
import { AboutRules, CostRules, MoneyRules, PaperRules, StageRules, WhoRules } from './parts';

const W = 'grants:admin';

/** One programme: all its rules as a form; open it, end it, copy it to the next year. */
export function EditGrantProgramme({
  programme,
  values,
  errors,
  saved,
}: {
  programme: {
    id: string;
    title: string;
    fiscalYear: number;
    status: ProgrammeStatus;
    takes: boolean;
    next: readonly ProgrammeStatus[];
  };
  values: FormValues;
  errors: Record<string, string[]>;
  saved: boolean;
}) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { id, status, next } = programme;
  const problems = Object.entries(errors).map(([name, keys]) => ({
    ...(name ? { fieldId: fieldId(name) } : {}),
    message: keys.map((key) => t(`grants:errors.${key}`)).join(' '),
  }));
  const isFixed = status !== 'draft' && status !== 'open';
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-2">
          <Link
            to="/admin/grants"
            className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
            {t(`${W}.title`)}
          </Link>
          <p className="text-ink-soft">{fiscalYear(programme.fiscalYear)}</p>
          <h1 className="text-3xl">{programme.title}</h1>
          <div>
            <ProgrammeSign status={status} takes={programme.takes} />
          </div>
          <div className="flex flex-wrap gap-3">
            {next.map((to) => (
              <Intent key={to} intent={to} word={t(`${W}.to.${status}_${to}`)} />
            ))}
            <Intent intent="copy" word={t(`${W}.copy`)} />
            {status === 'draft' ? null : (
              <ButtonLink to={`/screening/${id}`} variant="secondary">
                {t('screening:title')}
              </ButtonLink>
            )}
            <ButtonLink to={`/grants/${id}`} variant="secondary">
              {t(`${W}.public`)}
            </ButtonLink>
          </div>
        </header>
        {saved ? (
          <Notice kind="good" live>
            {t(`${W}.saved`)}
          </Notice>
        ) : null}
        {isFixed ? <Notice>{t('grants:errors.rules_fixed')}</Notice> : null}
        <Form method="post" className="flex flex-col gap-6">
          <ErrorSummary problems={problems} />
          <FormState value={{ values, errors }}>
            <input type="hidden" name="revision" value={values.revision?.[0] ?? ''} />
            <fieldset disabled={isFixed} className="flex min-w-0 flex-col gap-6">
              <AboutRules />
              <MoneyRules />
              <WhoRules />
              <CostRules />
              <StageRules />
              <PaperRules />
            </fieldset>
          </FormState>
          {isFixed ? null : (
            <div className="sticky bottom-0 border-t border-line bg-white py-3">
              <Button type="submit" name="intent" value="save" size="large">
                {t('save')}
              </Button>
            </div>
          )}
        </Form>
      </div>
    </AdminFrame>
  );
}

function Intent({ intent, word }: { intent: string; word: string }) {
  return (
    <Form method="post">
      <Button type="submit" name="intent" value={intent} variant="secondary">
        {word}
      </Button>
    </Form>
  );
}
