import { Form, useSubmit } from '@remix-run/react';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import type { Area, FigureChoice, FigureYear } from '../../model';
import type { CityMapFilter } from '../../schema';

export interface FilterFormProps {
  filter: CityMapFilter;
  wards: readonly Area[];
  figures: readonly FigureChoice[];
  years: readonly FigureYear[];
  /** Shown now. */
  figure: { id: string; year: number; hasYears: boolean } | null;
  /** Text being typed: the list follows at once. */
  onType: (text: string) => void;
}

/** What the city map shows. It lives in the address; choices take effect at once, or by the button without script. */
export function FilterForm({ filter, wards, figures, years, figure, onType }: FilterFormProps) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const apply = (event: ChangeEvent<HTMLSelectElement | HTMLInputElement>) =>
    submit(event.currentTarget.form, { replace: true, preventScrollReset: true });
  return (
    <Form
      method="get"
      role="search"
      key={`${filter.ward}|${figure?.id}|${figure?.year}|${filter.on}`}
      className="grid grid-cols-2 items-end gap-3 rounded-xl bg-surface-soft p-4 lg:grid-cols-3 xl:grid-cols-[1.5fr_1fr_2fr_0.9fr_1.1fr_auto]"
    >
      <TextInput
        name="q"
        type="search"
        label={t('areas:city.search')}
        defaultValue={filter.q}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <Select name="ward" label={t('areas:city.ward')} defaultValue={filter.ward} onChange={apply}>
        <option value="">{t('areas:city.allWards')}</option>
        {wards.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      {figures.length > 0 ? (
        <Select
          name="figure"
          label={t('areas:city.figure')}
          className="max-sm:col-span-2"
          defaultValue={figure?.id ?? 'none'}
          onChange={apply}
        >
          <option value="none">{t('areas:city.noFigure')}</option>
          {figures.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      ) : null}
      {figure?.hasYears ? (
        <Select name="year" label={t('areas:city.year')} defaultValue={figure.year} onChange={apply}>
          {years.map(({ year: one, projected }) => (
            <option key={one} value={one}>
              {t(projected ? 'areas:city.yearProjected' : 'areas:city.yearOption', { year: one })}
            </option>
          ))}
        </Select>
      ) : null}
      <TextInput name="on" type="date" label={t('areas:city.on')} defaultValue={filter.on} />
      <Button type="submit" variant="secondary" className="justify-self-start">
        {t('areas:city.show')}
      </Button>
    </Form>
  );
}
