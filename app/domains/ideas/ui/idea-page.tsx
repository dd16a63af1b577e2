import type { SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { ArrowLeft, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { IDEA_STATUSES, type Idea } from '../model';
import { useIdeaForm } from './use-idea-form';

/** One idea: what it is, how far it has come, and the note or place it was. */
export function IdeaPageView({
  idea,
  result,
}: {
  idea: Idea;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t, i18n } = useTranslation();
  const date = formatDate(idea.createdAt, i18n.language as Language);
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-8 pb-8">
        <header className="flex flex-col gap-2">
          <p>
            <Link
              to="/ideas"
              className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
            >
              <ArrowLeft aria-hidden="true" className="size-5" />
              {t('ideas:list.title')}
            </Link>
          </p>
          <h1 className="text-3xl">
            <Phrases>{idea.title}</Phrases>
          </h1>
          <p className="text-ink-soft">{t('ideas:page.made', { date, name: idea.createdBy })}</p>
        </header>
        <section aria-labelledby="idea-source" className="flex flex-col gap-3">
          <h2 id="idea-source" className="text-xl">
            {t('ideas:page.source')}
          </h2>
          <blockquote className="whitespace-pre-wrap rounded-lg bg-warn-soft px-4 py-3">
            {idea.snapshot}
          </blockquote>
          <p>
            {[
              `${t(`ideas:source.${idea.source.kind}`)}（${idea.source.title}）`,
              idea.workshop?.title,
              idea.area?.name,
              idea.author ? t('ideas:page.author', { name: idea.author }) : t('ideas:page.anonymous'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {idea.sourceHref ? (
            <p>
              <Link
                to={idea.sourceHref}
                className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
              >
                <ExternalLink aria-hidden="true" className="size-5" />
                {t(`ideas:page.open.${idea.source.kind}`)}
              </Link>
            </p>
          ) : (
            <p className="text-ink-soft">{t('ideas:page.sourceGone')}</p>
          )}
        </section>
        <IdeaForm idea={idea} result={result} />
      </div>
    </AppShell>
  );
}

function IdeaForm({ idea, result }: { idea: Idea; result: SubmissionResult<string[]> | null | undefined }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useIdeaForm('idea', result, {
    title: idea.title,
    text: idea.text,
    status: idea.status,
  });
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-5">
      <h2 className="text-xl">{t('ideas:page.edit')}</h2>
      <ErrorSummary problems={problems} />
      <TextInput {...field('title')} label={t('ideas:page.title')} required maxLength={80} />
      <TextArea {...field('text')} label={t('ideas:page.text')} rows={5} maxLength={2000} />
      <Select {...field('status')} label={t('ideas:page.status')} required>
        {IDEA_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`ideas:status.${status}`)}
          </option>
        ))}
      </Select>
      <Button type="submit" size="large" className="self-start">
        {t('save')}
      </Button>
    </Form>
  );
}
