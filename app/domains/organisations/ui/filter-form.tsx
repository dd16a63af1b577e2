import { Form, Link } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { CHANNELS, NPO_FIELDS, ORGANISATION_TYPES, TAXONOMY } from '../model';
import type { OrganisationFilter } from '../schema';
import type { AreaChoiceItem } from './list';

export interface FilterState extends OrganisationFilter {
  /** Whether anything narrows the list. */
  active: boolean;
}

/** Search and filters as a form of the address: it works before JavaScript and can be sent to others. */
export function FilterForm({ filter, areas }: { filter: FilterState; areas: AreaChoiceItem[] }) {
  const { t } = useTranslation();
  const { words: _words, page: _page, sort, ...choices } = filter;
  const narrowed = [choices.type, choices.area, choices.field, choices.need, choices.offer].some(
    (choice) => choice !== null,
  );
  return (
    <Form
      key={JSON.stringify(filter)}
      method="get"
      role="search"
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface-soft p-4"
    >
      <div className="flex flex-wrap items-end gap-3">
        <TextInput
          type="search"
          name="q"
          label={t('organisations:filter.words')}
          help={t('organisations:filter.wordsHelp')}
          defaultValue={filter.words}
          maxLength={200}
          className="min-w-0 flex-1 basis-72"
        />
        <Button type="submit" className="min-h-12">
          <Search aria-hidden="true" className="size-5" />
          {t('organisations:filter.search')}
        </Button>
      </div>
      <details open={narrowed}>
        <summary className="flex min-h-11 cursor-pointer items-center font-bold text-brand underline underline-offset-4">
          {t('organisations:filter.more')}
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-2 lg:grid-cols-3">
          <Select name="type" label={t('organisations:filter.type')} defaultValue={choices.type ?? ''}>
            <option value="">{t('organisations:filter.any')}</option>
            {ORGANISATION_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`organisations:types.${type}`)}
              </option>
            ))}
          </Select>
          <Select name="area" label={t('organisations:filter.area')} defaultValue={choices.area ?? ''}>
            <option value="">{t('organisations:filter.any')}</option>
            <AreaOptions areas={areas} />
          </Select>
          <Select name="field" label={t('organisations:filter.field')} defaultValue={choices.field ?? ''}>
            <option value="">{t('organisations:filter.any')}</option>
            {NPO_FIELDS.map((field) => (
              <option key={field} value={field}>
                {t(`organisations:fields.${field}`)}
              </option>
            ))}
          </Select>
          <Select name="offer" label={t('organisations:filter.offer')} defaultValue={choices.offer ?? ''}>
            <option value="">{t('organisations:filter.any')}</option>
            <TermOptions />
          </Select>
          <Select name="need" label={t('organisations:filter.need')} defaultValue={choices.need ?? ''}>
            <option value="">{t('organisations:filter.any')}</option>
            <TermOptions />
          </Select>
          <Select name="sort" label={t('organisations:filter.sort')} defaultValue={sort}>
            <option value="kana">{t('organisations:filter.kana')}</option>
            <option value="newest">{t('organisations:filter.newest')}</option>
          </Select>
        </div>
      </details>
      {filter.active ? (
        <p>
          <Link
            to="/organisations"
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {t('organisations:list.reset')}
          </Link>
        </p>
      ) : null}
    </Form>
  );
}

/** Terms of the taxonomy by channel. */
export function TermOptions() {
  const { t } = useTranslation();
  return CHANNELS.map((channel) => (
    <optgroup key={channel} label={t(`organisations:channels.${channel}`)}>
      {TAXONOMY[channel].map((term) => (
        <option key={term} value={term}>
          {t(`organisations:terms.${term}`)}
        </option>
      ))}
    </optgroup>
  ));
}

/** City and wards, each ward followed by the areas inside. */
export function AreaOptions({ areas }: { areas: AreaChoiceItem[] }) {
  const { t } = useTranslation();
  return areas.map((outer) => (
    <optgroup key={outer.code} label={outer.name}>
      <option value={outer.code}>{t('organisations:filter.whole', { name: outer.name })}</option>
      {outer.areas.map((area) => (
        <option key={area.code} value={area.code}>
          {area.name}
        </option>
      ))}
    </optgroup>
  ));
}
