import { Link } from '@remix-run/react';
import { ArrowLeft, Eye, MessageCircle, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../forms.server';
import type { Idea } from '../model';
import { EditForm, LinkForm, MergeForm, MoveForm, OwnForm, PublishForm } from './idea-forms';
import { IdeaHistory } from './idea-history';
import { IdeaSources, NamingBox } from './idea-sources';
import { IdeaStatusSign } from './status-sign';

export interface IdeaPart {
  idea: Idea;
  answered: FormAnswer | null;
}

/** One idea: what it is, how far it has come, what it came from, who carries it on, and what happened to it. */
export function IdeaPageView({
  idea,
  answered,
  carriers,
  targets,
  line,
}: IdeaPart & {
  carriers: { id: string; name: string }[];
  targets: { id: string; title: string }[];
  /** The line from the first note to today. */
  line: ReactNode;
}) {
  const { t } = useTranslation();
  const part = { idea, answered };
  return (
    <AppShell>
      <div className="mx-auto flex max-w-4xl flex-col gap-8 pb-8">
        <IdeaHeader idea={idea} />
        {idea.mergedInto ? (
          <Notice kind="info">
            {t('ideas:page.mergedInto')}{' '}
            <Link
              to={`/ideas/${idea.mergedInto.id}`}
              className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
            >
              {idea.mergedInto.title}
            </Link>
          </Notice>
        ) : null}
        {idea.naming ? <NamingBox idea={idea} answered={answered} /> : null}
        {line}
        {idea.text && idea.text !== idea.title ? (
          <p className="max-w-3xl whitespace-pre-wrap text-lg">{idea.text}</p>
        ) : null}
        <MoveForm {...part} />
        <ButtonLink to={`/applications/new?idea=${idea.id}`} variant="secondary" className="self-start">
          {t('grants:fromIdea')}
        </ButtonLink>
        <IdeaSources idea={idea} />
        <Owners idea={idea} />
        {idea.may.includes('own') ? <OwnForm {...part} carriers={carriers} /> : null}
        {idea.may.includes('link') ? <LinkForm answered={answered} /> : null}
        {idea.may.includes('edit') ? <EditForm {...part} /> : null}
        {idea.may.includes('publish') ? <PublishForm {...part} /> : null}
        {idea.may.includes('merge') && targets.length > 0 ? <MergeForm {...part} targets={targets} /> : null}
        {idea.steps.length > 0 ? <IdeaHistory steps={idea.steps} /> : null}
      </div>
    </AppShell>
  );
}

function IdeaHeader({ idea }: { idea: Idea }) {
  const { t, i18n } = useTranslation();
  const date = formatDate(idea.createdAt, i18n.language as Language);
  return (
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
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <IdeaStatusSign status={idea.status} />
        {idea.isPublic ? (
          <span className="inline-flex items-center gap-2">
            <Eye aria-hidden="true" className="size-5" />
            {t('ideas:page.isPublic')}
          </span>
        ) : null}
        {idea.area ? <Link to={`/areas/${idea.area.code}`}>{idea.area.name}</Link> : null}
      </p>
      {idea.createdBy ? (
        <p className="text-ink-soft">{t('ideas:page.made', { date, name: idea.createdBy })}</p>
      ) : null}
    </header>
  );
}

function Owners({ idea }: { idea: Idea }) {
  const { t } = useTranslation();
  const { person, organisation } = idea.owner;
  const canLink = idea.may.includes('link');
  if (!person && !organisation && !canLink) return null;
  return (
    <section aria-labelledby="idea-owner" className="flex flex-col gap-3">
      <h2 id="idea-owner" className="text-xl">
        {t('ideas:own.title')}
      </h2>
      {person || organisation ? (
        <p className="flex flex-wrap items-center gap-x-4">
          {organisation ? (
            <Link
              to={`/organisations/${organisation.id}`}
              className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
            >
              {organisation.name}
            </Link>
          ) : null}
          {person ? <span>{person.name}</span> : null}
        </p>
      ) : (
        <p className="text-ink-soft">{t('ideas:own.nobody')}</p>
      )}
      {canLink ? (
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={`/matches/new?idea=${idea.id}`} variant="secondary">
            <MessageCircle aria-hidden="true" className="size-5" />
            {t('ideas:page.ask')}
          </ButtonLink>
          <ButtonLink to="/matching" variant="secondary">
            <Search aria-hidden="true" className="size-5" />
            {t('ideas:page.seek')}
          </ButtonLink>
          <ButtonLink to={`/collaborations/new?idea=${idea.id}`} variant="secondary">
            {t('ideas:page.together')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}
