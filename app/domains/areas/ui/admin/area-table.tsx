import { Form, Link } from '@remix-run/react';
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CELL, HEAD_CELL } from '~/domains/accounts/ui/admin-frame';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { AREA_KINDS, type Area } from '../../model';
import type { AdminFilter } from '../../schema';
import type { AdminArea, BoundaryState } from '../../service/admin.server';

/** Filter of the list; it lives in the address. */
export function AreaFilter({ filter, wards }: { filter: AdminFilter; wards: readonly Area[] }) {
  const { t } = useTranslation();
  return (
    <Form
      method="get"
      key={`${filter.q}|${filter.kind}|${filter.ward}`}
      className="grid items-end gap-3 rounded-xl bg-surface-soft p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]"
    >
      <TextInput name="q" type="search" defaultValue={filter.q} label={t('areas:admin.search')} />
      <Select name="kind" defaultValue={filter.kind} label={t('areas:admin.kind')}>
        <option value="all">{t('areas:admin.allKinds')}</option>
        {AREA_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`areas:kinds.${kind}`)}
          </option>
        ))}
      </Select>
      <Select name="ward" defaultValue={filter.ward} label={t('areas:city.ward')}>
        <option value="">{t('areas:city.allWards')}</option>
        {wards.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('areas:admin.filter')}</Button>
        <ButtonLink to="/admin/areas" variant="quiet">
          {t('areas:admin.clear')}
        </ButtonLink>
      </div>
    </Form>
  );
}

const MARKS = { known: CircleCheck, approximate: CircleDashed, none: CircleSlash } as const;

/** What is known of a boundary, in a word and a sign. */
export function BoundaryMark({ state }: { state: BoundaryState }) {
  const { t } = useTranslation();
  const Mark = MARKS[state];
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Mark aria-hidden="true" className="size-5 shrink-0" />
      {t(`areas:boundary.${state}`)}
    </span>
  );
}

/** The areas, one a row; the name leads to its page. */
export function AreaTable({ areas }: { areas: readonly AdminArea[] }) {
  const { t } = useTranslation();
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={HEAD_CELL}>
            {t('areas:admin.columns.name')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('areas:admin.columns.code')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('areas:admin.columns.kind')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-lg:hidden`}>
            {t('areas:admin.columns.parent')}
          </th>
          <th scope="col" className={HEAD_CELL}>
            {t('areas:admin.columns.boundary')}
          </th>
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => (
          <tr key={area.code} className="hover:bg-surface-soft">
            <th scope="row" className={`${CELL} text-left font-normal`}>
              <Link
                to={`/admin/areas/${area.code}`}
                className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
              >
                {area.name}
              </Link>
              {area.kana ? <span className="block text-ink-soft">{area.kana}</span> : null}
              <span className="block text-ink-soft md:hidden">
                {area.code} · {t(`areas:kinds.${area.kind}`)}
              </span>
            </th>
            <td className={`${CELL} whitespace-nowrap max-md:hidden`}>{area.code}</td>
            <td className={`${CELL} max-md:hidden`}>{t(`areas:kinds.${area.kind}`)}</td>
            <td className={`${CELL} max-lg:hidden`}>{area.parentName}</td>
            <td className={CELL}>
              <BoundaryMark state={area.boundary} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
