import { Form, Link } from '@remix-run/react';
import { FigureTable } from '~/domains/karte/ui/parts';
import { Button } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import type { RegisterView } from '../model';
import { formatFigure, type IndicatorItem } from '../model';
import { Fold, Part } from './parts';
import { useIndicatorWords } from './words';

/** A rate of the register: by fiscal year, by ward, and who stands behind it for those who may know. */
export function RegisterPart({ item, register }: { item: IndicatorItem; register: RegisterView }) {
  const { t, year } = useIndicatorWords();
  return (
    <Part
      id="register"
      title={t('indicators:register.title')}
      lead={t(`indicators:register.lead.${item.computed ?? 'collaborating'}`)}
    >
      <RatesByYear item={item} register={register} />
      <p className="max-w-3xl text-ink-soft">
        {t('indicators:register.note', { year: year(register.keptSince) })}
      </p>
      <Form method="get" action="#register" className="flex flex-wrap items-end gap-3">
        <Select
          name="year"
          label={t('indicators:register.year')}
          defaultValue={String(register.year)}
          className="min-w-56"
        >
          {[...register.rates].reverse().map((one) => (
            <option key={one.year} value={one.year}>
              {year(one.year)}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="secondary">
          {t('indicators:register.show')}
        </Button>
      </Form>
      <Wards item={item} register={register} />
      {register.counted ? (
        <Fold title={t('indicators:register.counted', { count: register.counted.length })}>
          <Counted
            counted={register.counted}
            caption={t('indicators:register.countedOf', { year: year(register.year) })}
          />
        </Fold>
      ) : null}
    </Part>
  );
}

function RatesByYear({ item, register }: { item: IndicatorItem; register: RegisterView }) {
  const { t, year } = useIndicatorWords();
  return (
    <FigureTable
      caption={t('indicators:register.byYear')}
      columns={columnsOf(t, 'year')}
      rows={register.rates.map((one) => ({
        key: String(one.year),
        strong: one.year === register.year,
        cells: [
          one.year < register.keptSince
            ? t('indicators:register.lookingBack', { year: year(one.year) })
            : year(one.year),
          ...cellsOf(t, item, one.rate),
        ],
      }))}
    />
  );
}

type Words = ReturnType<typeof useIndicatorWords>['t'];

function columnsOf(t: Words, first: 'year' | 'ward') {
  return [
    { key: first, title: t(`indicators:register.columns.${first}`) },
    { key: 'rate', title: t('indicators:register.columns.rate') },
    { key: 'part', title: t('indicators:register.columns.part') },
    { key: 'active', title: t('indicators:register.columns.active') },
  ];
}

function cellsOf(t: Words, item: IndicatorItem, rate: RegisterView['rates'][number]['rate']): string[] {
  if (rate === null) return [t('indicators:register.keptBack'), '', ''];
  const part = item.computed === 'cross_type' ? rate.crossType : rate.collaborating;
  const share =
    rate.value === null ? t('indicators:register.nobody') : `${formatFigure(rate.value, item.decimals)}%`;
  return [share, String(part), String(rate.active)];
}

function Wards({ item, register }: { item: IndicatorItem; register: RegisterView }) {
  const { t, year } = useIndicatorWords();
  return (
    <>
      <FigureTable
        caption={t('indicators:register.byWard', { year: year(register.year) })}
        columns={columnsOf(t, 'ward')}
        rows={register.wards.map((ward) => ({
          key: ward.code ?? 'none',
          cells: [ward.name ?? t('indicators:register.noWard'), ...cellsOf(t, item, ward.rate)],
        }))}
      />
      {register.wards.some(({ rate }) => rate === null) ? (
        <Notice>
          <p>{t('indicators:register.keptBackWhy')}</p>
        </Notice>
      ) : null}
    </>
  );
}

const CELL = 'border-b border-line px-2 py-2 text-left align-top';

function Counted({ counted, caption }: { counted: NonNullable<RegisterView['counted']>; caption: string }) {
  const { t } = useIndicatorWords();
  return (
    <ScrollRegion aria-label={caption}>
      <table className="row-cards w-full min-w-160 border-collapse">
        <caption className="pb-2 text-left font-bold">{caption}</caption>
        <thead>
          <tr>
            {(['name', 'type', 'collaborating', 'crossType', 'with'] as const).map((key) => (
              <th key={key} scope="col" className="border-b-2 border-line px-2 py-1 text-left">
                {t(`indicators:register.list.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counted.map((one) => (
            <tr key={one.id} data-counted={one.id}>
              <th scope="row" className={`${CELL} font-normal`}>
                <Link to={`/organisations/${one.id}`} className="text-brand underline underline-offset-4">
                  {one.name}
                </Link>
              </th>
              <td className={CELL}>{t(`organisations:types.${one.type}`)}</td>
              <td className={CELL} data-name={t('indicators:register.list.collaborating')}>
                {t(one.collaborating ? 'indicators:register.list.yes' : 'indicators:register.list.no')}
              </td>
              <td className={CELL} data-name={t('indicators:register.list.crossType')}>
                {t(one.crossType ? 'indicators:register.list.yes' : 'indicators:register.list.no')}
              </td>
              <td className={CELL}>
                {one.collaborations.map(({ id, title }) => (
                  <Link
                    key={id}
                    to={`/collaborations/${id}`}
                    className="block text-brand underline underline-offset-4"
                  >
                    {title}
                  </Link>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
