import { Form, Link, useSearchParams } from '@remix-run/react';
import { Calculator } from 'lucide-react';
import { formatNumber } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import {
  BIRTH_CHOICES,
  DEFAULT_OPTIONS,
  FAMILY_CHOICES,
  INTERVAL_CHOICES,
  type KarteView,
} from '../../model';
import { karteSearch } from '../../schema';
import { useKarteWords } from '../words';

/** What the years ahead suppose, to be chosen; a plain form whose choices are part of the address. */
export function ScenarioForm({ view }: { view: KarteView }) {
  const { t, year } = useKarteWords();
  const [search] = useSearchParams();
  const { options, method } = view;
  if (!method) return null;
  const shownYear = search.get('year');
  const shown = shownYear && /^\d{4}$/.test(shownYear) ? Number(shownYear) : undefined;
  return (
    <section
      aria-labelledby="scenario-title"
      className="karte-section karte-control flex flex-col gap-4 rounded-xl border border-line p-5"
    >
      <h2 id="scenario-title" className="text-xl">
        {t('scenario.title')}
      </h2>
      <p>{t('scenario.lead', { year: year(method.baseYear) })}</p>
      {/* The choices are those of the address: another address brings other fields. */}
      <Form key={JSON.stringify(options)} method="get" preventScrollReset className="flex flex-col gap-4">
        {options.on ? <input type="hidden" name="on" value={options.on} /> : null}
        {shownYear ? <input type="hidden" name="year" value={shownYear} /> : null}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Select label={t('scenario.births')} name="births" defaultValue={String(options.births)}>
            {BIRTH_CHOICES.map((one) => (
              <option key={one} value={one}>
                {t(`scenario.birthChoices.${one === 0 ? 'same' : one < 0 ? 'fewer' : 'more'}`, {
                  percent: Math.abs(one),
                })}
              </option>
            ))}
          </Select>
          <Select label={t('scenario.families')} name="families" defaultValue={String(options.families)}>
            {FAMILY_CHOICES.map((one) => (
              <option key={one} value={one}>
                {t(`scenario.familyChoices.${one === 0 ? 'same' : one < 0 ? 'leave' : 'come'}`, {
                  number: Math.abs(one),
                })}
              </option>
            ))}
          </Select>
          <Select label={t('scenario.intervals')} name="intervals" defaultValue={String(options.intervals)}>
            {INTERVAL_CHOICES.map((one) => (
              <option key={one} value={one}>
                {t('scenario.intervalChoice', { years: one * 5 })}
              </option>
            ))}
          </Select>
          <Select label={t('scenario.control')} name="control" defaultValue={options.control}>
            <option value="own">{t('scenario.controlChoices.own')}</option>
            <option value="published">{t('scenario.controlChoices.published')}</option>
          </Select>
          {view.bases.length > 1 ? (
            <Select label={t('scenario.basis')} name="basis" defaultValue={view.basis ?? undefined}>
              {view.bases.map((basis) => (
                <option key={basis} value={basis}>
                  {t(`basis.${basis}`)}
                </option>
              ))}
            </Select>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit">
            <Calculator aria-hidden="true" className="size-5" />
            {t('scenario.reckon')}
          </Button>
          {karteSearch({ ...options, on: '' }) === '' ? null : (
            <Link
              to={karteSearch({ ...DEFAULT_OPTIONS, on: options.on }, shown) || '?'}
              preventScrollReset
              className="flex min-h-11 items-center rounded-lg px-3 font-bold text-brand underline underline-offset-4"
            >
              {t('scenario.reset')}
            </Link>
          )}
        </div>
      </Form>
      <ScenarioNote view={view} />
    </section>
  );
}

/** Says beside the figures that they rest on suppositions; nothing when they go on as before. */
export function ScenarioNote({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const { births, families, control } = view.options;
  const said = [
    births === 0
      ? null
      : t(`scenario.birthChoices.${births < 0 ? 'fewer' : 'more'}`, { percent: Math.abs(births) }),
    families === 0
      ? null
      : t(families < 0 ? 'scenario.leaveHere' : 'scenario.comeHere', {
          number: Math.abs(families),
          here: formatNumber(view.method?.familiesAYear ?? 0),
        }),
    control === 'published'
      ? t(view.method?.controlled ? 'scenario.followed' : 'scenario.notFollowed')
      : null,
  ].filter((text) => text !== null);
  if (said.length === 0) return null;
  return (
    <Notice kind="warn">
      <p className="font-bold">{t('scenario.active')}</p>
      <ul className="list-disc pl-6">
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}
