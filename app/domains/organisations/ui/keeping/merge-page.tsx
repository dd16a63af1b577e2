import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Button, ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { MergePart } from '../../model';
import type { MergeView } from '../../service/merge.server';

type Entry = MergeView['kept'];

/** Two entries side by side: part by part, which stays. */
export function MergePage({ view, problem }: { view: MergeView; problem: string | null }) {
  const { t } = useTranslation();
  const { kept, gone, rows } = view;
  const names = { kept: kept.name, gone: gone.name };
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-3">
          <p>
            <Link
              to="/admin/organisations/duplicates"
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {t('organisations:merge.back')}
            </Link>
          </p>
          <h1 className="text-3xl">{t('organisations:merge.pairTitle')}</h1>
          <p className="max-w-3xl">{t('organisations:merge.pairLead')}</p>
        </header>
        {problem ? (
          <Notice kind="bad" live>
            {t(`organisations:errors.${problem}`)}
          </Notice>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <EntryHead entry={kept} title={t('organisations:merge.kept')} />
          <EntryHead entry={gone} title={t('organisations:merge.gone')} />
        </div>
        <div className="flex flex-wrap gap-3">
          <ButtonLink
            to={`/admin/organisations/duplicates/${gone.id}/${kept.id}`}
            variant="secondary"
            replace
          >
            {t('organisations:merge.swap')}
          </ButtonLink>
          <Form method="post">
            <Button type="submit" name="intent" value="apart" variant="secondary">
              {t('organisations:merge.apart')}
            </Button>
          </Form>
        </div>
        <Form
          key={`${kept.id} ${kept.revision} ${gone.revision}`}
          method="post"
          className="flex flex-col gap-4"
        >
          <input type="hidden" name="revisionKept" value={kept.revision} />
          <input type="hidden" name="revisionGone" value={gone.revision} />
          {rows.map(({ part, differs, proposed }) => (
            <PartRow key={part} part={part} differs={differs} proposed={proposed} view={view} />
          ))}
          <p>{t('organisations:merge.lists')}</p>
          <Notice kind="warn">
            <p>{t('organisations:merge.moves', names)}</p>
            <p>{t('organisations:merge.undo')}</p>
          </Notice>
          <div>
            <Button type="submit" name="intent" value="merge" size="large">
              {t('organisations:merge.submit')}
            </Button>
          </div>
        </Form>
      </div>
    </AdminFrame>
  );
}

function EntryHead({ entry, title }: { entry: Entry; title: string }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-1 rounded-xl border border-line p-4">
      <h2 className="text-base text-ink-soft">{title}</h2>
      <Link
        to={`/organisations/${entry.id}`}
        className="inline-flex min-h-11 items-center text-lg font-bold text-brand underline underline-offset-4"
      >
        {entry.name}
      </Link>
      <p>
        {t('organisations:merge.people', { count: entry.members.length })}
        {entry.members.length > 0 ? `：${entry.members.join('、')}` : ''}
      </p>
    </section>
  );
}

function PartRow({ part, differs, proposed, view }: MergeView['rows'][number] & { view: MergeView }) {
  const { t } = useTranslation();
  const label = t(`organisations:parts.${part}`);
  if (!differs) {
    const value = valueText(view.kept, part, t);
    if (value === '') return null;
    return (
      <div className="flex flex-wrap gap-x-4 rounded-lg border border-line px-4 py-3">
        <span className="font-bold">{label}</span>
        <span className="min-w-0 break-words">{value}</span>
        <span className="text-ink-soft">{t('organisations:merge.same')}</span>
      </div>
    );
  }
  return (
    <fieldset className="flex flex-col gap-2 rounded-lg border border-line-strong px-4 pb-4">
      <legend className="px-1 font-bold">{label}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {(['kept', 'gone'] as const).map((side) => (
          <label
            key={side}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-lg border border-line p-3 has-checked:border-brand has-checked:bg-brand-soft"
          >
            <input
              type="radio"
              name={part}
              value={side}
              defaultChecked={proposed === side}
              className="mt-1 size-5 shrink-0 accent-brand"
            />
            <span className="min-w-0 whitespace-pre-wrap break-words">
              {valueText(view[side], part, t) || (
                <span className="text-ink-soft">{t('organisations:merge.empty')}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What a part says, in words; empty when it says nothing. */
function valueText(entry: Entry, part: MergePart, t: (key: string) => string): string {
  switch (part) {
    case 'type':
      return t(`organisations:types.${entry.type}`);
    case 'legalForm':
      return entry.legalForm === 'none' ? '' : t(`organisations:legalForms.${entry.legalForm}`);
    case 'address': {
      const { postalCode, address } = entry.place;
      return [postalCode, address].filter(Boolean).join(' ');
    }
    case 'contact': {
      const { name, email, phone } = entry.contact;
      return [name, email, phone].filter(Boolean).join('\n');
    }
    default:
      return String(entry[part] ?? '');
  }
}
