import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Notice } from '~/ui/notice';
import type { RoundProblems } from '../actions.server';
import type { RoundSettings } from '../model';
import type { GroupView, ReasonView, RoundStatus } from '../view';

/** Classes shared by the tables and panels of rounds. */
export const PANEL = 'flex flex-col gap-4 rounded-xl border border-line bg-white p-4 shadow-card sm:p-5';
export const TABLE = 'w-full border-collapse text-left';

const SIGNS: Record<RoundStatus, string> = {
  draft: 'border-line bg-solid-gray-50',
  collecting: 'border-brand bg-brand-soft',
  computed: 'border-brand bg-brand-soft',
  published: 'border-warn bg-warn-soft',
  final: 'border-good bg-good-soft',
};

export function StatusSign({ status }: { status: RoundStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`inline-flex items-center rounded-full border px-3 py-0.5 font-bold ${SIGNS[status]}`}>
      {t(`matching:rounds.status.${status}`)}
    </span>
  );
}

/** A link back, one line high. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
    >
      {children}
    </Link>
  );
}

/** What the last form could not do, or that it did. */
export function Answer({ result }: { result: RoundProblems | undefined }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const done = search.get('done');
  if (result) {
    const problems = result.errors.map(({ field, key }) => ({
      ...(field ? { fieldId: `${result.intent}-${field}` } : {}),
      message: t(`matching:errors.${key}`),
    }));
    return <ErrorSummary problems={problems} />;
  }
  if (!done || !DONE.includes(done)) return null;
  return (
    <Notice kind="good" live>
      {t(`matching:rounds.done.${done}`)}
    </Notice>
  );
}

const DONE = [
  'open',
  'remove-entry',
  'capacity',
  'try',
  'adopt',
  'publish',
  'override',
  'answer',
  'finalise',
  'confirm',
  'object',
  'keep-apart',
  'let-together',
];

/** Errors of one field of one form, in words. */
export function useErrors(result: RoundProblems | undefined, intent: string) {
  const { t } = useTranslation();
  return (field: string) =>
    result?.intent === intent
      ? result.errors.filter((one) => one.field === field).map(({ key }) => t(`matching:errors.${key}`))
      : [];
}

/** Why somebody has no place, in a sentence. */
export function ReasonText({ reason }: { reason: ReasonView }) {
  const { t } = useTranslation();
  const comma = t('matching:rounds.comma');
  const others = reason.others.slice(0, 5).join(comma);
  const types = reason.types.map((type) => t(`organisations:types.${type}`)).join(comma);
  return <>{t(`matching:rounds.reasons.${reason.code}`, { others, types })}</>;
}

/** Who is together: one line a pair or project. */
export function GroupList({ groups, withPlaces }: { groups: readonly GroupView[]; withPlaces: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="grid gap-2 md:grid-cols-2">
      {groups.map(({ members }) => (
        <li key={members.map((one) => one.id).join(' ')} className="rounded-lg border border-line p-3">
          {members.map((one, at) => (
            <span key={one.id} className={at === 0 ? 'block' : 'block pl-8 -indent-4'}>
              <span className={at === 0 ? 'font-bold' : undefined}>
                {at === 0 ? null : '＋ '}
                {one.name}
              </span>
              {withPlaces && one.place !== null ? (
                <span className="ml-2 whitespace-nowrap text-ink-soft">
                  {t('matching:rounds.placeOf', { place: one.place })}
                </span>
              ) : null}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The settings of a trial or round, in words. */
export function SettingsText({
  settings,
  seed,
  method,
}: {
  settings: RoundSettings;
  seed: number;
  method: 'bilateral' | 'consortia';
}) {
  const { t } = useTranslation();
  const comma = t('matching:rounds.comma');
  const { caps } = settings;
  const parts = [t(`matching:rounds.unconfirmed.${settings.unconfirmed}`)];
  if (method === 'bilateral') parts.push(t(`matching:rounds.proposer.${settings.proposer}`));
  else {
    const sets = settings.required.map((set) =>
      set.map((type) => t(`organisations:types.${type}`)).join('／'),
    );
    if (sets.length > 0) parts.push(t('matching:rounds.needs', { sets: sets.join(comma) }));
    if (settings.extraPartners > 0) parts.push(t('matching:rounds.extra', { n: settings.extraPartners }));
    if (caps.projects !== null) parts.push(t('matching:rounds.capProjects', { n: caps.projects }));
    if (caps.ward !== null) parts.push(t('matching:rounds.capWard', { n: caps.ward }));
    if (caps.lead > 1) parts.push(t('matching:rounds.capLead', { n: caps.lead }));
    if (caps.awards !== null) parts.push(t('matching:rounds.capAwards', { n: caps.awards }));
  }
  parts.push(t('matching:rounds.seedOf', { seed }));
  return <>{parts.join(' · ')}</>;
}
