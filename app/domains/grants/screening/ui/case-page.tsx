import { useTranslation } from 'react-i18next';
import { Notice } from '~/ui/notice';
import type { CasePage } from '../view';
import { CaseContent } from './case-content';
import { ProposalPanel, ReasonsPanel } from './case-proposal';
import { Discussion, OthersPanel, ScorePanel } from './case-score';
import { ConflictPanel, DeclarePanel, EligibilityPanel } from './case-staff';
import { Answer, type Answered, BackLink, PANEL, StatusSign } from './parts';

/** One application in its screening: what it says on one side, what is to be done with it on the other. */
export function CasePageView({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <BackLink to={`/screening/${page.programme.id}`}>{t('screening:backTo', page.programme)}</BackLink>
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-3xl">{page.title}</h1>
          <StatusSign status={page.status} />
        </div>
        <p className="text-ink-soft">
          {page.receipt} · {page.lead.name}
          {page.yearOfSupport > 1 ? ` · ${t('screening:year', { n: page.yearOfSupport })}` : null}
        </p>
      </header>
      <Answer answer={answer} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <section className={`${PANEL} min-w-0`}>
          <h2 className="text-2xl">{t('screening:content')}</h2>
          <Partners page={page} />
          {page.content ? (
            <CaseContent id={page.id} content={page.content} money={page.money} />
          ) : (
            <Notice>{t('screening:contentLater')}</Notice>
          )}
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          {page.may.declare ? <DeclarePanel answer={answer} /> : null}
          <EligibilityPanel page={page} answer={answer} />
          <ScorePanel page={page} answer={answer} />
          <OthersPanel page={page} />
          <Discussion page={page} answer={answer} />
          <ProposalPanel page={page} answer={answer} />
          <ReasonsPanel page={page} answer={answer} />
          <ConflictPanel page={page} answer={answer} />
        </div>
      </div>
    </div>
  );
}

function Partners({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  return (
    <dl className="flex flex-col gap-2">
      <div>
        <dt className="font-bold">{t('screening:lead')}</dt>
        <dd>{page.lead.name}</dd>
      </div>
      {page.partners.map((one) => (
        <div key={one.name}>
          <dt className="font-bold">{t('screening:partner')}</dt>
          <dd>
            {one.name}
            <span className="block text-ink-soft">
              {[one.role, one.contribution].filter((text) => text !== '').join(' · ')}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
