import { Form } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYen } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { CONTROL } from '~/ui/form/field';
import { TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { FormAnswer } from '../../forms.server';
import { type Budget, type BudgetCheck, checkBudget } from '../../model/budget';
import { choiceOf, TAX_CHOICES, type TaxRate, taxWithin } from '../../model/tax';
import { MOST_INCOME, MOST_LINES } from '../../schema';
import type { ApplicationView } from '../../service/view.server';
import { useGrantForm } from '../use-grant-form';
import { budgetWords, rateWords } from '../words';
import { budgetOfForm } from './budget-form';
import { useBudgetSaving } from './use-budget-saving';

/** Rows that stand ready for more. */
const SPARE = 2;

type Page = Pick<ApplicationView, 'budget' | 'budgetRevision' | 'money' | 'check' | 'year' | 'may'>;

/** What it costs and who pays for it: a form that is checked against the rules while one types. */
export function BudgetPart({ page, answered }: { page: Page; answered: FormAnswer | null }) {
  if (!page.may.includes('write')) return <BudgetRead page={page} />;
  return <BudgetForm page={page} answered={answered} />;
}

function BudgetForm({ page, answered }: { page: Page; answered: FormAnswer | null }) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { formProps, field, problems } = useGrantForm('budget', answered);
  const saving = useBudgetSaving(form, page.budgetRevision);
  const [check, setCheck] = useState<BudgetCheck>(page.check);
  const [typed, setTyped] = useState<Budget | null>(null);
  const [shown, setShown] = useState({ budget: page.budget, revision: page.budgetRevision });
  const { isDirty, revision, adopt } = saving;
  useEffect(() => {
    // Somebody else has changed it, and nothing is typed here: theirs is shown.
    if (isDirty || page.budgetRevision <= revision) return;
    setShown({ budget: page.budget, revision: page.budgetRevision });
    setCheck(page.check);
    setTyped(null);
    adopt(page.budgetRevision);
  }, [isDirty, revision, adopt, page.budget, page.budgetRevision, page.check]);
  const onInput = () => {
    if (!form.current) return;
    const budget = budgetOfForm(new FormData(form.current));
    setTyped(budget);
    setCheck(checkBudget(page.money, page.year, budget));
    saving.onChange();
  };
  return (
    <Form
      method="post"
      {...formProps}
      ref={form}
      preventScrollReset
      onInput={onInput}
      onSubmit={saving.letGo}
      className="flex flex-col gap-6"
    >
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="budget" />
      <input type="hidden" name="revision" value={revision} />
      <Rows
        key={`lines ${shown.revision}`}
        list="lines"
        title={t('grants:budget.lines')}
        lead={t('grants:budget.linesLead')}
        rows={shown.budget.lines}
        typed={typed?.lines ?? null}
        costs={page.money.costs}
        errorsOf={(name) => field(name).errors}
        most={MOST_LINES}
      />
      <Rows
        key={`income ${shown.revision}`}
        list="income"
        title={t('grants:budget.income')}
        lead={t('grants:budget.incomeLead')}
        rows={shown.budget.income}
        errorsOf={(name) => field(name).errors}
        most={MOST_INCOME}
      />
      <TextInput
        key={`request ${shown.revision}`}
        {...field('request')}
        defaultValue={shown.budget.requestYen === 0 ? '' : String(shown.budget.requestYen)}
        label={t('grants:budget.request')}
        help={t('grants:budget.requestHelp', {
          most: formatYen(check.mostYen),
          rate: rateWords(t, page.money.rate),
          context: page.money.rate ? 'rate' : undefined,
        })}
        inputMode="numeric"
        maxLength={20}
        className="max-w-md"
      />
      <Sums check={check} page={page} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="secondary">
          {t('grants:budget.save')}
        </Button>
        <span role="status" className="text-ink-soft">
          {isDirty && !saving.refused ? t('grants:budget.keeping') : null}
          {!isDirty && revision > 0 ? t('grants:budget.kept') : null}
        </span>
      </div>
      {saving.refused ? (
        <Notice kind="warn" live>
          <p>{t(`grants:errors.${saving.refused}`)}</p>
          {saving.refused === 'budget_changed' ? (
            <Button variant="secondary" onPress={() => window.location.reload()}>
              {t('grants:budget.reload')}
            </Button>
          ) : null}
        </Notice>
      ) : null}
    </Form>
  );
}

interface Row {
  id: string;
  kind?: string;
  text: string;
  amountYen: number;
  tax?: TaxRate;
}

function Rows({
  list,
  title,
  lead,
  rows,
  typed = null,
  costs,
  errorsOf,
  most,
}: {
  list: 'lines' | 'income';
  title: string;
  lead?: string;
  rows: readonly Row[];
  /** As it stands in the form now; null: as `rows`. */
  typed?: readonly Row[] | null;
  costs?: ApplicationView['money']['costs'];
  errorsOf: (name: string) => string[];
  most: number;
}) {
  const { t } = useTranslation();
  const [count, setCount] = useState(Math.min(most, rows.length + SPARE));
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="text-lg font-bold">{title}</legend>
      {lead ? <p>{lead}</p> : null}
      <ol className="flex flex-col gap-3">
        {Array.from({ length: count }, (_, i) => `${list}[${i}]`).map((name, i) => {
          const row = rows[i];
          const now = typed ? typed.find((one) => one.id === name) : row;
          const id = `budget-${list}-${i}`;
          const label = (key: string) =>
            t('grants:budget.rowLabel', { n: i + 1, what: t(`grants:budget.${key}`) });
          const errors = errorsOf(`${name}.amount`);
          return (
            <li key={name} className="flex flex-wrap items-center gap-2 rounded-lg bg-surface-soft p-3">
              {row ? <input type="hidden" name={`${name}.id`} value={row.id} /> : null}
              {costs ? (
                <select
                  name={`${name}.kind`}
                  defaultValue={row?.kind ?? costs[0]?.key}
                  aria-label={label('kind')}
                  className={`${CONTROL} sm:max-w-60`}
                >
                  {costs.map((cost) => (
                    <option key={cost.key} value={cost.key}>
                      {cost.eligible ? cost.label : t('grants:budget.notEligible', { label: cost.label })}
                    </option>
                  ))}
                </select>
              ) : null}
              <input
                type="text"
                name={`${name}.text`}
                defaultValue={row?.text ?? ''}
                maxLength={120}
                aria-label={label('what')}
                placeholder={t('grants:budget.what')}
                className={`${CONTROL} w-full min-w-0 sm:w-auto sm:flex-1 sm:basis-64`}
              />
              <span className="flex items-center gap-2">
                <input
                  type="text"
                  id={id}
                  name={`${name}.amount`}
                  defaultValue={row ? String(row.amountYen) : ''}
                  maxLength={20}
                  inputMode="numeric"
                  aria-label={label('written')}
                  aria-invalid={errors.length > 0 || undefined}
                  aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
                  className={`${CONTROL} w-40 text-right tabular-nums`}
                />
                {t('grants:yen')}
              </span>
              {costs ? (
                <select
                  name={`${name}.tax`}
                  defaultValue={choiceOf(row?.tax)}
                  aria-label={label('tax')}
                  className={`${CONTROL} sm:max-w-56`}
                >
                  {TAX_CHOICES.map((choice) => (
                    <option key={choice} value={choice}>
                      {t(`grants:budget.taxChoice.${choice}`)}
                    </option>
                  ))}
                </select>
              ) : null}
              <TaxOf row={now} />
              {errors.length > 0 ? (
                <p id={`${id}-error`} className="w-full font-bold text-danger">
                  {errors.join(' ')}
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
      {count < most ? (
        <Button variant="quiet" className="self-start" onPress={() => setCount(Math.min(most, count + 1))}>
          <Plus aria-hidden="true" className="size-5" />
          {t('grants:budget.addRow')}
        </Button>
      ) : null}
    </fieldset>
  );
}

/** What an amount holds of tax; nothing where there is none in it. */
function TaxOf({ row }: { row: Row | undefined }) {
  const { t } = useTranslation();
  const tax = row ? taxWithin(row.amountYen, row.tax ?? 0) : 0;
  if (!row || tax === 0) return null;
  return (
    <span className="tabular-nums text-ink-soft">
      {t('grants:budget.withTax', { amount: formatYen(row.amountYen), tax: formatYen(tax) })}
    </span>
  );
}

/** The sums and what is wrong, said as one types. */
function Sums({ check, page }: { check: BudgetCheck; page: Page }) {
  const { t } = useTranslation();
  const sums: [string, number][] = [
    [t('grants:budget.total'), check.totalYen],
    ...(check.taxYen > 0 ? [[t('grants:budget.taxSum'), check.taxYen] as [string, number]] : []),
    [t('grants:budget.eligible'), check.eligibleYen],
    [t('grants:budget.ineligible'), check.ineligibleYen],
    [t('grants:budget.incomeSum'), check.incomeYen],
    [t('grants:budget.most'), check.mostYen],
  ];
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid max-w-xl grid-cols-[1fr_auto] gap-x-6 gap-y-1 rounded-xl border border-line p-4">
        {sums.map(([word, yen]) => (
          <div key={word} className="contents">
            <dt>{word}</dt>
            <dd className="text-right font-bold tabular-nums">{formatYen(yen)}</dd>
          </div>
        ))}
      </dl>
      <div role="status" data-testid="budget-check">
        {check.problems.length === 0 ? (
          <Notice kind="good">{t('grants:budget.right')}</Notice>
        ) : (
          <Notice kind="warn">
            <ul className="list-disc pl-5">
              {check.problems.map((problem) => (
                <li key={JSON.stringify(problem)}>{budgetWords(t, problem, page.money)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </div>
  );
}

function BudgetRead({ page }: { page: Page }) {
  return (
    <div className="flex flex-col gap-4">
      <BudgetTable budget={page.budget} costs={page.money.costs} />
      <Sums check={page.check} page={page} />
    </div>
  );
}

function TaxLine({ row }: { row: Row }) {
  const { t } = useTranslation();
  const tax = taxWithin(row.amountYen, row.tax ?? 0);
  if (tax === 0) return null;
  return <span className="block text-ink-soft">{t('grants:budget.taxIn', { tax: formatYen(tax) })}</span>;
}

/** A budget as a table, on the page and on paper. */
export function BudgetTable({
  budget,
  costs,
}: {
  budget: ApplicationView['budget'];
  costs: ApplicationView['money']['costs'];
}) {
  const { t } = useTranslation();
  const labels = new Map(costs.map(({ key, label }) => [key, label]));
  const cell = 'border border-line px-3 py-2 text-left align-top';
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse">
        <thead>
          <tr className="bg-surface-soft">
            <th className={cell}>{t('grants:budget.kind')}</th>
            <th className={cell}>{t('grants:budget.what')}</th>
            <th className={`${cell} text-right`}>{t('grants:budget.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {budget.lines.map((row) => (
            <tr key={row.id}>
              <td className={cell}>{labels.get(row.kind) ?? row.kind}</td>
              <td className={cell}>{row.text}</td>
              <td className={`${cell} text-right tabular-nums`}>
                {formatYen(row.amountYen)}
                <TaxLine row={row} />
              </td>
            </tr>
          ))}
          {budget.income.map((row) => (
            <tr key={row.id}>
              <td className={cell}>{t('grants:budget.income')}</td>
              <td className={cell}>{row.text}</td>
              <td className={`${cell} text-right tabular-nums`}>{formatYen(row.amountYen)}</td>
            </tr>
          ))}
          <tr className="font-bold">
            <td className={cell} colSpan={2}>
              {t('grants:budget.request')}
            </td>
            <td className={`${cell} text-right tabular-nums`}>{formatYen(budget.requestYen)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
