import { Form, Link } from '@remix-run/react';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import type { Idea, IdeaSourceView } from '../model';
import type { IdeaPart } from './idea-page';
import { useIdeaForm } from './use-idea-form';

/** What an idea came from: every note, group and place, as it was, with a way to where it is. */
export function IdeaSources({ idea }: { idea: Idea }) {
  const { t } = useTranslation();
  if (idea.sources.length === 0) return null;
  return (
    <section aria-labelledby="idea-source" className="flex flex-col gap-3">
      <h2 id="idea-source" className="text-xl">
        {t('ideas:page.source')}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {idea.sources.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </ul>
    </section>
  );
}

function SourceCard({ source }: { source: IdeaSourceView }) {
  const { t } = useTranslation();
  const who = [
    ...source.authors.map((name) => t('ideas:page.author', { name })),
    source.unnamed > 0 ? t('ideas:page.unnamed', { count: source.unnamed }) : '',
  ].filter(Boolean);
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-line p-4">
      {source.snapshot ? (
        <blockquote className="whitespace-pre-wrap rounded-lg bg-warn-soft px-4 py-3">
          {source.snapshot}
        </blockquote>
      ) : null}
      <p>
        {[`${t(`ideas:source.${source.kind}`)}（${source.title}）`, source.workshop]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {who.length > 0 ? <p className="text-ink-soft">{who.join(' · ')}</p> : null}
      {source.mergedFrom ? (
        <p className="text-ink-soft">{t('ideas:page.mergedFrom', { title: source.mergedFrom })}</p>
      ) : null}
      {source.href ? (
        <Link
          to={source.href}
          className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
        >
          <ExternalLink aria-hidden="true" className="size-5" />
          {t(`ideas:page.open.${source.kind}`)}
        </Link>
      ) : (
        <p className="text-ink-soft">{t('ideas:page.sourceGone')}</p>
      )}
    </li>
  );
}

/** For who wrote a source: whether they are named. */
export function NamingBox({ idea, answered }: IdeaPart) {
  const { t } = useTranslation();
  const { formProps, problems } = useIdeaForm('name', answered);
  return (
    <section
      aria-labelledby="idea-naming"
      className="flex flex-col gap-3 rounded-xl border-2 border-brand bg-brand-soft p-4"
    >
      <h2 id="idea-naming" className="text-xl">
        {t('ideas:naming.title')}
      </h2>
      <p>{t(`ideas:naming.${idea.naming}`)}</p>
      <Form method="post" {...formProps} className="flex flex-wrap gap-3">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="name" />
        {idea.naming === 'agreed' ? null : (
          <Button type="submit" name="agree" value="yes">
            {t('ideas:naming.agree')}
          </Button>
        )}
        {idea.naming === 'refused' ? null : (
          <Button type="submit" name="agree" value="no" variant="secondary">
            {t('ideas:naming.refuse')}
          </Button>
        )}
      </Form>
    </section>
  );
}
