import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '~/platform/wareki';
import { Notice } from '~/ui/notice';
import type { CheckIn, CheckInAnswers } from '../model';
import type { CollaborationPart } from './collaboration-page';
import { PlainForm } from './plain-form';
import { useDay } from './use-day';

/** What became of it 6, 12 and 24 months after money ended. */
export function CheckIns({
  collaboration,
  link,
}: CollaborationPart & { link: { checkIn: string; path: string } | null }) {
  const { t } = useTranslation();
  const day = useDay();
  const { checkIns, moneyEndsOn, may } = collaboration;
  return (
    <section aria-labelledby="collaboration-check-ins" className="flex flex-col gap-3">
      <h2 id="collaboration-check-ins" className="text-xl">
        {t('collaborations:checkIns.title')}
      </h2>
      <p className="text-ink-soft">
        {moneyEndsOn
          ? t('collaborations:checkIns.from', { date: day(moneyEndsOn) })
          : t('collaborations:checkIns.none')}
      </p>
      <ul className="flex flex-col gap-4">
        {checkIns.map((checkIn) => (
          <li
            key={checkIn.id}
            id={`check-in-${checkIn.id}`}
            className="flex flex-col gap-2 rounded-xl border border-line p-4 target:border-brand target:bg-brand-soft"
          >
            <CheckInHead checkIn={checkIn} />
            {checkIn.answers ? <Answers answers={checkIn.answers} /> : null}
            {checkIn.state !== 'answered' && may.includes('check_in') ? (
              <PlainForm
                values={{ intent: 'check_in', checkIn: checkIn.id }}
                word={t('collaborations:checkIns.makeLink')}
                label={t('collaborations:checkIns.makeLinkOne', { count: checkIn.months })}
              />
            ) : null}
            {link?.checkIn === checkIn.id ? <NewLink path={link.path} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CheckInHead({ checkIn }: { checkIn: CheckIn }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <h3 className="font-bold">
        {t('collaborations:checkIns.months', { count: checkIn.months })}（{day(checkIn.dueOn)}）
      </h3>
      <p>{t(`collaborations:checkIns.state.${checkIn.state}`)}</p>
    </div>
  );
}

function NewLink({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <Notice kind="good" live>
      <p>{t('collaborations:checkIns.link')}</p>
      <p>
        <Link
          to={path}
          className="inline-flex min-h-11 items-center break-all font-bold text-brand underline underline-offset-4"
        >
          {t('collaborations:checkIns.open')}
        </Link>
      </p>
      <p className="break-all">{path}</p>
    </Notice>
  );
}

function Answers({ answers }: { answers: CheckInAnswers }) {
  const { t } = useTranslation();
  const count = (value: number | null) => (value === null ? '' : formatNumber(value));
  const rows: [string, string][] = [
    ['goesOn', answers.goesOn ? t(`collaborations:goesOn.${answers.goesOn}`) : ''],
    ['withWhom', answers.withWhom],
    ['people', count(answers.people)],
    ['volunteers', count(answers.volunteers)],
    ['changed', answers.changed],
    ['needs', answers.needs],
    ['by', answers.by],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[12rem_1fr]">
      {rows
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="font-bold">{t(`collaborations:checkIn.${key}`)}</dt>
            <dd className="whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
