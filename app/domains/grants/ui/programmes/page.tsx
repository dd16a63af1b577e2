import { Form, Link } from '@remix-run/react';
import { ArrowLeft, Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { formatYen } from '~/platform/wareki';
import { Button, ButtonLink } from '~/ui/button';
import { Checkbox, Select } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { Applicants, EligibilityProblem } from '../../model/eligibility';
import type { RuleSet } from '../../model/rule-set';
import type { GrantProgramme } from '../../service/programmes.server';
import { ProgrammeSign } from '../status-signs';
import { dayWords, eligibilityWords, rateWords, typeWords } from '../words';

/** What was asked, and what the rules say to it; null: nothing was asked. */
export type CanWe = { asked: Applicants; problems: EligibilityProblem[] } | null;

/** One grant as everybody may read it: dates, money, who may apply, what is paid, how it is chosen. */
export function ProgrammePage({
  programme,
  takes,
  keeper,
  canWe,
}: {
  programme: GrantProgramme;
  takes: boolean;
  keeper: boolean;
  canWe: CanWe;
}) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { id, title, description, rules, status } = programme;
  return (
    <AppShell>
      <div className="flex flex-col gap-8 pb-8">
        <header className="flex flex-col gap-3">
          <Link
            to="/grants"
            className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
            {t('grants:list.title')}
          </Link>
          <p className="text-ink-soft">{fiscalYear(programme.fiscalYear)}</p>
          <h1 className="text-3xl">
            <Phrases>{title}</Phrases>
          </h1>
          <div>
            <ProgrammeSign status={status} takes={takes} />
          </div>
          {description ? <p className="max-w-3xl whitespace-pre-wrap text-lg">{description}</p> : null}
          <div className="flex flex-wrap gap-3">
            {takes ? (
              <ButtonLink to={`/applications/new?programme=${id}`} size="large">
                {t('grants:page.apply')}
              </ButtonLink>
            ) : null}
            {keeper ? (
              <ButtonLink to={`/admin/grants/${id}`} variant="secondary" size="large">
                {t('grants:page.keep')}
              </ButtonLink>
            ) : null}
          </div>
        </header>
        <div className="grid gap-8 lg:grid-cols-2">
          <Days rules={rules} />
          <Money rules={rules} />
          <Who rules={rules} />
          <Choosing rules={rules} />
        </div>
        <CanWeApply programme={programme} canWe={canWe} />
        <Costs rules={rules} />
        <Papers rules={rules} />
        <p className="text-ink-soft">{t('grants:page.source', { source: rules.source })}</p>
      </div>
    </AppShell>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: [word: string, value: string][] }) {
  return (
    <dl className="flex flex-col gap-2 rounded-xl bg-surface-soft p-4">
      {facts.map(([word, value]) => (
        <div key={word} className="flex flex-wrap gap-x-4">
          <dt className="min-w-40 text-ink-soft">{word}</dt>
          <dd className="min-w-0 flex-1 font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Days({ rules }: { rules: RuleSet }) {
  const { t, i18n } = useTranslation();
  const day = (value: string) => dayWords(value, i18n.language);
  return (
    <Part title={t('grants:page.days')}>
      <Facts
        facts={[
          [t('grants:page.opensOn'), day(rules.opensOn)],
          [t('grants:page.closesOn'), day(rules.closesOn)],
          [t('grants:page.costsUntil'), day(rules.costsUntil)],
        ]}
      />
    </Part>
  );
}

function Money({ rules }: { rules: RuleSet }) {
  const { t } = useTranslation();
  const several = rules.capYenByYear.length > 1;
  const facts: [string, string][] = rules.capYenByYear.map((cap, index) => [
    several ? t('grants:page.capOfYear', { year: index + 1 }) : t('grants:page.cap'),
    formatYen(cap),
  ]);
  facts.push([
    t('grants:page.rate'),
    rules.rate ? t('grants:page.rateOf', { rate: rateWords(t, rules.rate) }) : t('grants:page.rateAll'),
  ]);
  if (rules.maxAwards !== null) {
    facts.push([t('grants:page.maxAwards'), t('grants:page.awards', { count: rules.maxAwards })]);
  }
  if (rules.budgetYen !== null) facts.push([t('grants:page.budget'), formatYen(rules.budgetYen)]);
  return (
    <Part title={t('grants:page.money')}>
      <Facts facts={facts} />
      {several ? (
        <p>{t(rules.reselectedEachYear ? 'grants:page.eachYear' : 'grants:page.allYears')}</p>
      ) : null}
    </Part>
  );
}

function Who({ rules }: { rules: RuleSet }) {
  const { t } = useTranslation();
  return (
    <Part title={t('grants:page.who')}>
      <ul className="list-disc pl-6">
        <li>{t('grants:page.lead', { types: typeWords(t, rules.lead) })}</li>
        {rules.requiredPartners.map((types) => (
          <li key={types.join()}>{t('grants:page.partner', { types: typeWords(t, types) })}</li>
        ))}
        {rules.requiredPartners.length === 0 ? <li>{t('grants:page.noPartner')}</li> : null}
        {rules.newProjectOnly ? <li>{t('grants:page.onlyNew')}</li> : null}
      </ul>
    </Part>
  );
}

function Choosing({ rules }: { rules: RuleSet }) {
  const { t } = useTranslation();
  return (
    <Part title={t('grants:page.choosing')}>
      <ol className="flex list-decimal flex-col gap-2 pl-6">
        {rules.stages.map((stage) => (
          <li key={stage.key}>
            <strong>{stage.label}</strong>
            {stage.rubric.length > 0 ? (
              <ul className="list-disc pl-6">
                {stage.rubric.map((one) => (
                  <li key={one.key}>
                    {t('grants:page.criterion', { label: one.label, points: one.points })}
                    {one.question ? <span className="text-ink-soft"> {one.question}</span> : null}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Costs({ rules }: { rules: RuleSet }) {
  const { t } = useTranslation();
  return (
    <Part title={t('grants:page.costs')}>
      <div className="grid gap-6 lg:grid-cols-2">
        {([true, false] as const).map((eligible) => (
          <div key={String(eligible)} className="rounded-xl border border-line p-4">
            <h3 className="text-lg">{t(eligible ? 'grants:page.paid' : 'grants:page.notPaid')}</h3>
            <ul className="mt-2 flex flex-col gap-2">
              {rules.costs
                .filter((cost) => cost.eligible === eligible)
                .map((cost) => (
                  <li key={cost.key} className="flex gap-2">
                    {eligible ? (
                      <Check aria-hidden="true" className="mt-1 size-5 shrink-0 text-good" />
                    ) : (
                      <X aria-hidden="true" className="mt-1 size-5 shrink-0 text-danger" />
                    )}
                    <span>
                      <strong>{cost.label}</strong>
                      {cost.note ? <span className="text-ink-soft">：{cost.note}</span> : null}
                      {cost.atMost ? (
                        <span className="block">
                          {t('grants:page.atMost', { rate: rateWords(t, cost.atMost) })}
                        </span>
                      ) : null}
                    </span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Part>
  );
}

function Papers({ rules }: { rules: RuleSet }) {
  const { t } = useTranslation();
  return (
    <Part title={t('grants:page.papers')}>
      <ul className="list-disc pl-6">
        {rules.documents.map((one) => (
          <li key={one.key}>
            {one.label}
            <span className="text-ink-soft">
              （{t(one.required ? 'grants:page.needed' : 'grants:page.ifAny')}
              {one.years.length > 0
                ? `・${t('grants:page.inYears', { years: one.years.join(t('grants:and')) })}`
                : ''}
              ）
            </span>
          </li>
        ))}
      </ul>
      <h3 className="text-lg">{t('grants:page.questions')}</h3>
      <ul className="list-disc pl-6">
        {rules.questions.map((one) => (
          <li key={one.key}>
            {one.label}
            <span className="text-ink-soft">（{t('grants:page.chars', { max: one.maxChars })}）</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Asked before anybody writes: a plain form in the address. */
function CanWeApply({ programme: { rules }, canWe }: { programme: GrantProgramme; canWe: CanWe }) {
  const { t, i18n } = useTranslation();
  const asked = canWe?.asked;
  return (
    <section id="can-we" className="flex flex-col gap-4 rounded-xl bg-surface-soft p-5">
      <h2 className="text-xl">{t('grants:canWe.title')}</h2>
      <p>{t('grants:canWe.lead')}</p>
      {canWe ? (
        canWe.problems.length === 0 ? (
          <Notice kind="good" live>
            {t('grants:canWe.yes')}
          </Notice>
        ) : (
          <Notice kind="warn" live>
            <p className="font-bold">{t('grants:canWe.no')}</p>
            <ul className="list-disc pl-6">
              {canWe.problems.map((problem) => (
                <li key={`${problem.code} ${'types' in problem ? problem.types.join() : ''}`}>
                  {eligibilityWords(t, problem, i18n.language)}
                </li>
              ))}
            </ul>
          </Notice>
        )
      ) : null}
      <Form method="get" action="#can-we" preventScrollReset className="flex flex-col gap-4">
        <input type="hidden" name="check" value="yes" />
        <Select
          label={t('grants:canWe.leadType')}
          name="lead"
          defaultValue={asked?.leadType ?? 'npo'}
          className="max-w-md"
        >
          {ORGANISATION_TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`organisations:types.${type}`)}
            </option>
          ))}
        </Select>
        <fieldset className="flex flex-col gap-1">
          <legend className="font-bold">{t('grants:canWe.partners')}</legend>
          <div className="flex flex-wrap gap-x-6">
            {ORGANISATION_TYPES.map((type) => (
              <Checkbox
                key={type}
                name="partners"
                value={type}
                defaultChecked={asked?.partnerTypes.includes(type) ?? false}
                label={t(`organisations:types.${type}`)}
              />
            ))}
          </div>
        </fieldset>
        <Checkbox name="isNew" value="yes" defaultChecked={asked?.isNew ?? true} label={t('grants:isNew')} />
        {rules.capYenByYear.length > 1 ? (
          <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
            <Select label={t('grants:canWe.year')} name="year" defaultValue={String(asked?.year ?? 1)}>
              {rules.capYenByYear
                .map((_cap, index) => index + 1)
                .map((year) => (
                  <option key={year} value={year}>
                    {t('grants:yearOfSupport', { year })}
                  </option>
                ))}
            </Select>
            <Checkbox
              name="hasPrevious"
              value="yes"
              defaultChecked={asked?.hasPrevious ?? false}
              label={t('grants:canWe.hasPrevious')}
            />
          </div>
        ) : null}
        <Button type="submit" variant="secondary" className="self-start">
          {t('grants:canWe.ask')}
        </Button>
      </Form>
    </section>
  );
}
