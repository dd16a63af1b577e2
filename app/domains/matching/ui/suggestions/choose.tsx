import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import type { SuggestionsView } from '../../model';

/** Which organisation looks, and in which programme. */
export function ChooseForm({ view }: { view: SuggestionsView }) {
  const { t } = useTranslation();
  const { own, mine, programmes, programme } = view;
  if (own === null) return null;
  const others = mine.some(({ id }) => id === own.id) ? mine : [{ id: own.id, name: own.name }, ...mine];
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      <Select
        key={own.id}
        id="matching-organisation"
        name="organisation"
        label={t('matching:suggestions.organisation')}
        defaultValue={own.id}
        className="min-w-60 flex-1"
      >
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        key={`${own.id} ${programme?.id}`}
        id="matching-programme"
        name="programme"
        label={t('matching:suggestions.programme')}
        defaultValue={programme?.id ?? ''}
        className="min-w-60 flex-1"
      >
        {programmes.map(({ id, name, fiscalYear }) => (
          <option key={id} value={id}>
            {t('matching:suggestions.programmeOption', { name, year: fiscalYear })}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary">
        {t('matching:suggestions.show')}
      </Button>
    </Form>
  );
}

/** Staff: any organisation by name. */
export function FindOrganisation({ view, words }: { view: SuggestionsView; words: string }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-3 rounded-xl bg-surface-soft p-4">
      <h2 className="text-lg">{t('matching:suggestions.findTitle')}</h2>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <TextInput
          id="matching-find"
          name="q"
          label={t('matching:suggestions.findLabel')}
          defaultValue={words}
          className="min-w-60 flex-1"
        />
        <Button type="submit" variant="secondary">
          {t('matching:suggestions.find')}
        </Button>
      </Form>
      <FoundList found={view.found} words={words} to={(id) => `/matching?organisation=${id}`} />
    </section>
  );
}

export function FoundList({
  found,
  words,
  to,
}: {
  found: SuggestionsView['found'];
  words: string;
  to: (id: string) => string;
}) {
  const { t } = useTranslation();
  if (words === '') return null;
  if (found.length === 0) return <p role="status">{t('matching:suggestions.findNone')}</p>;
  return (
    <ul className="flex flex-col">
      {found.map(({ id, name, type }) => (
        <li key={id}>
          <Link
            to={to(id)}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {name}（{t(`organisations:types.${type}`)}）
          </Link>
        </li>
      ))}
    </ul>
  );
}
