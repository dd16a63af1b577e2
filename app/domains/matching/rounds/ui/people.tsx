import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CELL, HEAD_CELL } from '~/domains/accounts/ui/admin-frame';
import { Button } from '~/ui/button';
import { CONTROL } from '~/ui/form/field';
import { ScrollRegion } from '~/ui/scroll-region';
import type { EntryView } from '../view';
import { PANEL, TABLE } from './parts';

/** Rows shown before the rest is asked for. */
const FIRST = 50;

/** Who takes part, who confirmed, and how many each takes. */
export function EntryTable({ people, mayChange }: { people: readonly EntryView[]; mayChange: boolean }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [search, setSearch] = useState('');
  const found = people.filter((one) => one.name.includes(search.trim()));
  const shown = all ? found : found.slice(0, FIRST);
  return (
    <section id="people" className={PANEL}>
      <h2 className="text-2xl">{t('matching:rounds.people', { count: people.length })}</h2>
      {people.length > FIRST ? (
        <label className="flex max-w-md flex-col gap-1 font-bold">
          {t('matching:rounds.search')}
          <input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className={CONTROL}
          />
        </label>
      ) : null}
      <ScrollRegion aria-label={t('matching:rounds.peopleTable')}>
        <table className={TABLE}>
          <thead>
            <tr>
              {(['name', 'side', 'listed', 'confirmed', 'capacity'] as const).map((key) => (
                <th key={key} scope="col" className={HEAD_CELL}>
                  {t(`matching:rounds.columns.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <EntryRow key={one.id} one={one} mayChange={mayChange} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {shown.length === found.length ? null : (
        <div>
          <Button variant="secondary" onPress={() => setAll(true)}>
            {t('matching:rounds.showAll', { count: found.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function EntryRow({ one, mayChange }: { one: EntryView; mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className={`${CELL} min-w-48 text-left font-bold`}>
        {one.name}
        <span className="block font-normal text-ink-soft">{t(`organisations:types.${one.type}`)}</span>
      </th>
      <td className={`${CELL} whitespace-nowrap`}>{t(`matching:rounds.side.${one.side}`)}</td>
      <td className={CELL}>{one.listed}</td>
      <td className={`${CELL} whitespace-nowrap`}>
        {t(one.confirmedAt === null ? 'matching:rounds.notYet' : 'matching:rounds.yes')}
      </td>
      <td className={CELL}>
        {mayChange ? (
          <Form method="post" className="flex flex-nowrap items-center gap-2">
            <input type="hidden" name="organisation" value={one.id} />
            <input
              name="capacity"
              defaultValue={one.capacity}
              inputMode="numeric"
              aria-label={t('matching:rounds.capacityOf', { name: one.name })}
              className="min-h-11 w-16 rounded-lg border border-line-strong px-2"
            />
            <Button type="submit" name="intent" value="capacity" variant="secondary" size="small">
              {t('matching:rounds.set')}
            </Button>
            <Button
              type="submit"
              name="intent"
              value="remove-entry"
              variant="quiet"
              size="small"
              aria-label={t('matching:rounds.takeOutOf', { name: one.name })}
            >
              {t('matching:rounds.takeOut')}
            </Button>
          </Form>
        ) : (
          one.capacity
        )}
      </td>
    </tr>
  );
}
