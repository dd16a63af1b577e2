import { Link } from '@remix-run/react';
import { ArrowLeft, Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TellCase } from '~/domains/cases/ui/new-case';
import { ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../forms.server';
import type { Collaboration } from '../model';
import { CheckIns } from './check-ins';
import { Figures } from './figures';
import { EditForm, MoneyForm, MoveForm, PublishForm } from './keeping-forms';
import { Log } from './log';
import { Partners } from './partners';
import { Plan } from './plan';
import { StatusSign } from './status-sign';
import { useDay } from './use-day';

export interface CollaborationPart {
  collaboration: Collaboration;
  answered: FormAnswer | null;
}

export interface AreaGroup {
  code: string;
  name: string;
  areas: { code: string; name: string }[];
}

const KEEPING = ['pause', 'resume', 'end', 'reopen', 'edit', 'money', 'publish'] as const;

/** One collaboration: who, since when, where it came from, what happens in it, and what became of it. */
export function CollaborationPage({
  collaboration,
  areas,
  answered,
  link,
  line,
}: CollaborationPart & {
  areas: AreaGroup[];
  link: { checkIn: string; path: string } | null;
  line: ReactNode;
}) {
  const { t } = useTranslation();
  const part = { collaboration, answered };
  const { may } = collaboration;
  return (
    <AppShell>
      <div className="mx-auto flex max-w-4xl flex-col gap-8 pb-8">
        <Header collaboration={collaboration} />
        {collaboration.summary ? (
          <p className="max-w-3xl whitespace-pre-wrap text-lg">{collaboration.summary}</p>
        ) : null}
        {collaboration.sourceNote ? <Notice kind="info">{collaboration.sourceNote}</Notice> : null}
        {line}
        <Partners {...part} />
        <Origin collaboration={collaboration} />
        <Plan {...part} />
        <Log {...part} />
        <Figures {...part} />
        {collaboration.inside ? <CheckIns {...part} link={link} /> : null}
        {collaboration.mine ? (
          <ButtonLink
            to={`/applications/new?collaboration=${collaboration.id}`}
            variant="secondary"
            className="self-start"
          >
            {t('grants:fromCollaboration')}
          </ButtonLink>
        ) : null}
        {may.includes('log') ? <TellCase collaboration={collaboration.id} /> : null}
        {KEEPING.some((act) => may.includes(act)) ? (
          <section aria-labelledby="collaboration-keeping" className="flex flex-col gap-3">
            <h2 id="collaboration-keeping" className="text-xl">
              {t('collaborations:keeping.title')}
            </h2>
            <MoveForm {...part} />
            {may.includes('edit') ? <EditForm {...part} areas={areas} /> : null}
            {may.includes('money') ? <MoneyForm {...part} /> : null}
            {may.includes('publish') ? <PublishForm {...part} /> : null}
          </section>
        ) : null}
      </div>
    </AppShell>
  );
}

function Header({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const day = useDay();
  const { title, status, startedOn, endedOn, isPublic, area } = collaboration;
  return (
    <header className="flex flex-col gap-2">
      <p>
        <Link
          to="/collaborations"
          className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
        >
          <ArrowLeft aria-hidden="true" className="size-5" />
          {t('collaborations:back')}
        </Link>
      </p>
      <h1 className="text-3xl">
        <Phrases>{title}</Phrases>
      </h1>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StatusSign status={status} />
        <span>{t('collaborations:since', { date: day(startedOn) })}</span>
        {endedOn ? <span>{t('collaborations:until', { date: day(endedOn) })}</span> : null}
        {area ? (
          <Link
            to={`/areas/${area.code}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {area.name}
          </Link>
        ) : null}
        {isPublic ? (
          <span className="inline-flex items-center gap-2">
            <Eye aria-hidden="true" className="size-5" />
            {t('collaborations:publish.isPublic')}
          </span>
        ) : null}
      </p>
    </header>
  );
}

function Origin({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const { origin, originNote } = collaboration;
  return (
    <section aria-labelledby="collaboration-origin" className="flex flex-col gap-2">
      <h2 id="collaboration-origin" className="text-xl">
        {t('collaborations:origin')}
      </h2>
      <p>{[t(`collaborations:originKind.${origin}`), originNote].filter(Boolean).join('：')}</p>
    </section>
  );
}
