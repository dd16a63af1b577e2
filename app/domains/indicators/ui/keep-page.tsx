import { Form, Link, useSearchParams } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { formatFiscalYear } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Checkbox, Select, TextArea, TextInput } from '~/ui/form/inputs';
import { type PostedProblems, postedForm } from '~/ui/form/use-problems';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { COUNTED_TYPES, formatFigure, type IndicatorItem, type KeepingView } from '../model';
import { Fold, JudgementSign, LINK, PANEL, Part } from './parts';
import { FiguresOf } from './plan-page';
import { useIndicatorWords } from './words';

interface FormProps {
  view: KeepingView;
  result: PostedProblems | null;
}

const DONE = ['figure', 'target', 'definition', 'register', 'survey'];

/** Everything staff can write about one indicator, and everything that was written. */
export function KeepPage({ view, result }: FormProps) {
  const { t, sentence } = useIndicatorWords();
  const [search] = useSearchParams();
  const done = search.get('done') ?? '';
  const { item } = view;
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-3">
        <Link to="/admin/indicators" className={LINK}>
          <ArrowLeft aria-hidden="true" className="size-5" />
          {t('indicators:keep.title')}
        </Link>
        <h1 className="text-3xl">
          <Phrases>{item.name}</Phrases>
        </h1>
        {DONE.includes(done) && !result ? (
          <Notice kind="good" live>
            {t(`indicators:keep.done.${done}`)}
          </Notice>
        ) : null}
        <JudgementSign kind={item.judgement.kind} />
        <p className="max-w-3xl">{sentence(item)}</p>
        <Link to={`/indicators/${item.key}`} className={LINK}>
          {t('indicators:keep.public')}
        </Link>
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <FigureForm view={view} result={result} />
        <div className={PANEL}>
          <FiguresOf item={item} />
        </div>
      </div>
      {view.register ? <MeasuredForm view={view} result={result} /> : null}
      {view.surveys.length > 0 ? <ToldForm view={view} result={result} /> : null}
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <TargetForm view={view} result={result} />
        <DefinitionForm view={view} result={result} />
      </div>
      <History view={view} />
    </div>
  );
}

function useForm(intent: string, result: PostedProblems | null) {
  const { t } = useIndicatorWords();
  return postedForm(intent, result, (key) => t(`indicators:errors.${key}`));
}

function FigureForm({ view, result }: FormProps) {
  const { t } = useIndicatorWords();
  const { item, currentYear } = view;
  const form = useForm('figure', result);
  const isFalling = result?.errors.some(({ key }) => key === 'sum_falls') ?? false;
  return (
    <Form method="post" className={PANEL} aria-labelledby="figure-title">
      <h2 id="figure-title" className="text-2xl">
        {t('indicators:keep.figure.title')}
      </h2>
      <ErrorSummary problems={form.problems} />
      <TextInput
        {...form.field('year', formatFiscalYear(currentYear - 1).replace(/（.*/, ''))}
        label={t('indicators:table.year')}
        help={t('indicators:keep.yearHelp')}
        required
      />
      <TextInput
        {...form.field('figure')}
        label={t('indicators:keep.figure.figure', { unit: item.unit })}
        help={t(`indicators:keep.figure.help_${item.decimals === 0 ? 'whole' : 'places'}`)}
        inputMode="decimal"
        required
      />
      <Checkbox
        name="approximate"
        defaultChecked={form.ticked('approximate', 'on', false)}
        label={t('indicators:keep.figure.approximate')}
      />
      <TextInput
        {...form.field('source')}
        label={t('indicators:table.source')}
        help={t('indicators:keep.figure.sourceHelp')}
        maxLength={200}
        required
      />
      <TextArea {...form.field('note')} label={t('indicators:keep.figure.note')} maxLength={500} rows={2} />
      {isFalling ? <Checkbox name="anyway" label={t('indicators:keep.figure.anyway')} /> : null}
      <Button type="submit" name="intent" value="figure" className="self-start">
        {t('indicators:keep.figure.save')}
      </Button>
    </Form>
  );
}

/** Writing down what the register gives. */
function MeasuredForm({ view, result }: FormProps) {
  const { t, year } = useIndicatorWords();
  const form = useForm('register', result);
  const { item, register } = view;
  const rates = (register?.rates ?? []).filter(({ rate }) => rate?.value != null).reverse();
  const part = (rate: NonNullable<(typeof rates)[number]['rate']>) =>
    item.computed === 'cross_type' ? rate.crossType : rate.collaborating;
  return (
    <Form method="post" className={PANEL} aria-labelledby="register-title">
      <h2 id="register-title" className="text-2xl">
        {t('indicators:keep.register.title')}
      </h2>
      <p className="max-w-3xl">{t('indicators:keep.register.lead')}</p>
      <ErrorSummary problems={form.problems} />
      {rates.length === 0 ? (
        <p>{t('indicators:keep.register.none')}</p>
      ) : (
        <div className="flex flex-wrap items-end gap-3">
          <Select {...form.field('year')} label={t('indicators:keep.register.year')}>
            {rates.map(({ year: one, rate }) =>
              rate === null ? null : (
                <option key={one} value={one}>
                  {t('indicators:keep.register.option', {
                    year: year(one),
                    rate: formatFigure(rate.value ?? 0, item.decimals),
                    part: part(rate),
                    active: rate.active,
                  })}
                </option>
              ),
            )}
          </Select>
          <Button type="submit" name="intent" value="register" variant="secondary">
            {t('indicators:keep.register.save')}
          </Button>
        </div>
      )}
    </Form>
  );
}

/** Writing down what organisations told. */
function ToldForm({ view, result }: FormProps) {
  const { t, year } = useIndicatorWords();
  const form = useForm('survey', result);
  const { item, surveys } = view;
  return (
    <Form method="post" className={PANEL} aria-labelledby="survey-title">
      <h2 id="survey-title" className="text-2xl">
        {t('indicators:keep.survey.title')}
      </h2>
      <ErrorSummary problems={form.problems} />
      <div className="flex flex-wrap items-end gap-3">
        <Select {...form.field('survey')} label={t('indicators:keep.survey.survey')}>
          {surveys.map((one) => (
            <option key={one.id} value={one.id}>
              {t('indicators:keep.survey.option', {
                year: year(one.year),
                title: one.title,
                rate: one.rate?.value == null ? '–' : formatFigure(one.rate.value, item.decimals),
              })}
            </option>
          ))}
        </Select>
        <Button type="submit" name="intent" value="survey" variant="secondary">
          {t('indicators:keep.register.save')}
        </Button>
      </div>
    </Form>
  );
}

function TargetForm({ view, result }: FormProps) {
  const { t, figure, year } = useIndicatorWords();
  const form = useForm('target', result);
  const { item } = view;
  return (
    <Form method="post" className={PANEL} aria-labelledby="target-title">
      <h2 id="target-title" className="text-2xl">
        {t('indicators:keep.target.title')}
      </h2>
      <p>
        {t('indicators:keep.target.now', { year: year(item.target.year), target: figure(item, item.target) })}
      </p>
      <ErrorSummary problems={form.problems} />
      <TextInput
        {...form.field('year', String(item.target.year))}
        label={t('indicators:keep.target.year')}
        help={t('indicators:keep.yearHelp')}
        required
      />
      <TextInput
        {...form.field('figure')}
        label={t('indicators:keep.target.figure', { unit: item.unit })}
        inputMode="decimal"
        required
      />
      <TextInput
        {...form.field('basisYear', String(item.target.basisYear))}
        label={t('indicators:keep.target.basis')}
        help={t('indicators:keep.target.basisHelp')}
        required
      />
      <TextArea
        {...form.field('reason')}
        label={t('indicators:keep.target.reason')}
        maxLength={500}
        rows={2}
        required
      />
      <Button type="submit" name="intent" value="target" variant="secondary" className="self-start">
        {t('indicators:keep.target.save')}
      </Button>
    </Form>
  );
}

function DefinitionForm({ view, result }: FormProps) {
  const { t } = useIndicatorWords();
  const form = useForm('definition', result);
  const { item, currentYear } = view;
  const comparable = form.field('comparable');
  return (
    <Form method="post" className={PANEL} aria-labelledby="definition-title">
      <h2 id="definition-title" className="text-2xl">
        {t('indicators:keep.definition.title')}
      </h2>
      <p>{t('indicators:keep.definition.lead')}</p>
      <ErrorSummary problems={form.problems} />
      <TextInput
        {...form.field('year', String(currentYear))}
        label={t('indicators:keep.definition.year')}
        help={t('indicators:keep.yearHelp')}
        required
      />
      <TextArea
        {...form.field('text', item.definitions.at(-1)?.text ?? '')}
        label={t('indicators:keep.definition.text')}
        maxLength={500}
        required
      />
      <Select {...comparable} label={t('indicators:keep.definition.comparable')} required>
        <option value="">{t('indicators:keep.definition.choose')}</option>
        <option value="yes">{t('indicators:keep.definition.yes')}</option>
        <option value="no">{t('indicators:keep.definition.no')}</option>
      </Select>
      <TextArea
        {...form.field('why')}
        label={t('indicators:keep.definition.why')}
        maxLength={1000}
        required
      />
      {item.computed ? <CountedTypes item={item} form={form} /> : null}
      <Button type="submit" name="intent" value="definition" variant="secondary" className="self-start">
        {t('indicators:keep.definition.save')}
      </Button>
    </Form>
  );
}

function CountedTypes({ item, form }: { item: IndicatorItem; form: ReturnType<typeof useForm> }) {
  const { t } = useIndicatorWords();
  const now = item.definitions.at(-1)?.countedTypes ?? COUNTED_TYPES;
  return (
    <fieldset className="flex flex-col">
      <legend className="font-bold">{t('indicators:keep.definition.types')}</legend>
      {ORGANISATION_TYPES.map((type) => (
        <Checkbox
          key={type}
          name="types[]"
          value={type}
          defaultChecked={form.ticked('types[]', type, now.includes(type))}
          label={t(`organisations:types.${type}`)}
        />
      ))}
    </fieldset>
  );
}

function History({ view: { item, history } }: { view: KeepingView }) {
  const { t, year, figure } = useIndicatorWords();
  return (
    <Part id="history" title={t('indicators:keep.history.title')}>
      <Fold title={t('indicators:keep.history.show', { count: history.length })}>
        <ul className="flex flex-col gap-3">
          {history.map((one) => (
            <li key={one.id} className="flex flex-col border-l-4 border-line pl-4">
              <span>
                <b>
                  {t(`indicators:keep.history.${one.kind}`, {
                    year: year(one.year),
                    value: figure(item, one),
                  })}
                </b>
                {one.heldUntil === null ? null : ` ${t('indicators:keep.history.former')}`}
              </span>
              <span>{one.source}</span>
              {one.note ? <span>{one.note}</span> : null}
              <WrittenBy by={one.by} at={one.at} />
            </li>
          ))}
        </ul>
      </Fold>
    </Part>
  );
}

function WrittenBy({ by, at }: { by: string; at: number }) {
  const { t, language } = useIndicatorWords();
  return (
    <span className="text-ink-soft">
      {by || t('indicators:keep.history.system')} · {formatDateTime(at, language as Language)}
    </span>
  );
}
