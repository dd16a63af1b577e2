import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { TextArea } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { RoundProblems } from '../actions.server';
import type { RoundPage } from '../service/page.server';
import type { OwnOutcome } from '../view';
import { Objections, OverrideList } from './changes';
import { OwnList } from './own-list';
import { Answer, BackLink, GroupList, PANEL, ReasonText, StatusSign, useErrors } from './parts';

/** A round as an organisation in it sees it: its list while lists are taken, then what came of it. */
export function RoundPageView({ page, result }: { page: RoundPage; result: RoundProblems | undefined }) {
  const { t, i18n } = useTranslation();
  const { item, own, outcome, groups } = page;
  const isOver = item.status === 'published' || item.status === 'final';
  const day = (at: number | null) => (at === null ? '' : formatDate(at, i18n.language as Language));
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <BackLink to="/matching/rounds">{t('matching:rounds.backMine')}</BackLink>
        <header className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-3xl">
              <Phrases>{item.title}</Phrases>
            </h1>
            <StatusSign status={item.status} />
          </div>
          <p className="text-ink-soft">
            {item.programme} · {t(`matching:rounds.method.${item.method}`)}
          </p>
          <p className="text-lg">
            {t(`matching:rounds.memberText.${item.status}`, {
              day: day(item.status === 'published' ? item.objectionsUntil : item.listsDue),
            })}
          </p>
          {page.isStaff ? (
            <div>
              <ButtonLink to={`/admin/matching/rounds/${item.id}`} variant="secondary">
                {t('matching:rounds.toStaff')}
              </ButtonLink>
            </div>
          ) : null}
          {page.choices.length > 1 ? (
            <nav aria-label={t('matching:rounds.choose')} className="flex flex-wrap gap-3">
              {page.choices.map((one) => (
                <Link
                  key={one.id}
                  to={`?organisation=${one.id}`}
                  aria-current={one.id === own?.id ? 'page' : undefined}
                  className="inline-flex min-h-11 items-center text-brand underline underline-offset-4 aria-[current]:font-bold aria-[current]:no-underline"
                >
                  {one.name}
                </Link>
              ))}
            </nav>
          ) : null}
        </header>
        <Answer result={result} />
        {outcome ? <OwnResult outcome={outcome} page={page} /> : null}
        {own ? <ObjectionPart organisation={own.id} page={page} result={result} /> : null}
        {own && !isOver ? <OwnList own={own} /> : null}
        {isOver ? (
          <section className={PANEL}>
            <h2 className="text-2xl">{t('matching:rounds.groups', { count: groups.length })}</h2>
            <p className="max-w-3xl">{t(`matching:rounds.promise.${item.method}`)}</p>
            {page.blocking === 0 ? (
              <Notice kind="good">{t(`matching:rounds.noBlocking.${item.method}`)}</Notice>
            ) : (
              <Notice>{t(`matching:rounds.blocking.${item.method}`, { count: page.blocking })}</Notice>
            )}
            <GroupList groups={groups} withPlaces={false} />
          </section>
        ) : null}
        {own && isOver ? <OwnList own={own} /> : null}
      </div>
    </AppShell>
  );
}

function OwnResult({ outcome, page }: { outcome: OwnOutcome; page: RoundPage }) {
  const { t } = useTranslation();
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{t('matching:rounds.ownResult', { name: page.own?.name ?? '' })}</h2>
      {outcome.groups.length > 0 ? <GroupList groups={outcome.groups} withPlaces /> : null}
      {outcome.begun.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {outcome.begun.map(({ kind, id, others }) => (
            <li key={id}>
              <ButtonLink
                to={kind === 'talk' ? `/matches/${id}` : `/collaborations/${id}`}
                variant="secondary"
              >
                {t(`matching:rounds.begun.${kind}`, { names: others.join(t('matching:rounds.comma')) })}
              </ButtonLink>
            </li>
          ))}
        </ul>
      ) : null}
      {outcome.reason ? (
        <Notice kind="info">
          <p className="font-bold">{t('matching:rounds.ownNone')}</p>
          <p>
            <ReasonText reason={outcome.reason} />
          </p>
        </Notice>
      ) : null}
      <OverrideList overrides={outcome.overrides} names={page.names} />
    </section>
  );
}

function ObjectionPart({
  organisation,
  page,
  result,
}: {
  organisation: string;
  page: RoundPage;
  result: RoundProblems | undefined;
}) {
  const { t } = useTranslation();
  const errors = useErrors(result, 'object');
  if (page.objections.length === 0 && !page.mayObject) return null;
  return (
    <section className={PANEL}>
      <Objections objections={page.objections} mayAnswer={false} result={undefined} />
      {page.mayObject ? (
        <Form method="post" className="flex flex-col gap-3">
          <input type="hidden" name="organisation" value={organisation} />
          <TextArea
            id="object-text"
            name="text"
            label={t('matching:rounds.fields.objection')}
            help={t('matching:rounds.help.objection')}
            errors={errors('text')}
            maxLength={2000}
            required
          />
          <div>
            <Button type="submit" name="intent" value="object" variant="secondary">
              {t('matching:rounds.object')}
            </Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
