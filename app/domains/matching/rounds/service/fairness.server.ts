import type { Principal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import { csvOf } from '~/domains/exchange/csv';
import { encodeUtf8 } from '~/domains/exchange/encoding.server';
import { loadProfiles } from '~/domains/organisations/service/profiles.server';
import type { Deps } from '~/platform/deps.server';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { createPreparer, type Profile, type RankContext } from '../../model';
import { rankContext } from '../../service/field.server';
import { listBegunProgrammes, requireProgramme } from '../../service/programmes.server';
import { type FairnessReport, type FairnessRow, fairnessOf } from '../fairness';
import { groupsOf } from '../outcome';
import * as entries from '../repo/entries.server';
import * as repo from '../repo/fairness.server';
import { listRounds as listRoundRows } from '../repo/rounds.server';
import { type WhyNever, whyNever } from '../why-never';
import { whySentences } from '../why-words';
import { endOfDay, readOutcome, requireRound, requireRunner } from './access.server';

/** Fiscal years looked at unless asked otherwise: support of one year alone tells little. */
const USUAL_YEARS = 3;

/** What a report is about: one round, or fiscal years from–to (April to March). */
export type FairnessScope =
  | { kind: 'round'; id: string; title: string }
  | { kind: 'years'; from: number; to: number };

export interface FairnessPage {
  scope: FairnessScope;
  report: FairnessReport;
  rounds: { id: string; title: string }[];
  wards: Record<string, string>;
  /** Who was never suggested, by name, with why. */
  never: { id: string; name: string; why: WhyNever }[];
}

/** Works the report out. Staff only. Throws `not_found` for an unknown round. */
export async function getFairness(
  deps: Deps,
  principal: Principal,
  filter: { round: string; from?: number | undefined; to?: number | undefined },
): Promise<FairnessPage> {
  requireRunner(principal);
  const rounds = (await listRoundRows(deps.db))
    .filter((row) => row.result !== null)
    .map(({ id, title }) => ({ id, title }));
  const wards = Object.fromEntries(
    (await listAreas(deps)).filter((area) => area.kind === 'ward').map((area) => [area.code, area.name]),
  );
  const thisYear = fiscalYearOf(dayOf(deps.clock.now()));
  const to = filter.to ?? thisYear;
  const scope: FairnessScope =
    filter.round === ''
      ? { kind: 'years', from: Math.min(filter.from ?? to - USUAL_YEARS + 1, to), to }
      : { kind: 'round', id: filter.round, title: (await requireRound(deps, filter.round)).title };
  const profiles = await loadProfiles(deps);
  const rows =
    scope.kind === 'round'
      ? await roundRows(deps, scope.id, profiles)
      : await yearRows(deps, scope, profiles);
  const report = fairnessOf(rows, scope.kind === 'years' ? scope.to : thisYear);
  const contexts = await contextsOf(deps, scope);
  return {
    scope,
    report,
    rounds,
    wards,
    never: await named(deps, report.neverSuggested, profiles, contexts),
  };
}

const rowOf = (
  profile: Profile,
  over: Pick<FairnessRow, 'exposure' | 'successes' | 'attempts' | 'firstTime'>,
) => ({
  id: profile.id,
  type: profile.type,
  ward: profile.homeWard,
  people: profile.people,
  foundedYear: profile.foundedYear,
  ...over,
});

/** A round: exposure is on how many lists somebody stands, success is a place in the result. */
async function roundRows(deps: Deps, id: string, profiles: readonly Profile[]): Promise<FairnessRow[]> {
  const round = await requireRound(deps, id);
  const known = await readOutcome(deps, round);
  if (!known) return [];
  const { input, outcome } = known;
  const listed = count(input.participants.flatMap((one) => [...new Set(one.list.flat())]));
  const groups = groupsOf(outcome);
  const byId = new Map(profiles.map((one) => [one.id, one]));
  const pairs = groups.flatMap(([lead = '', ...partners]) => partners.map((id) => [lead, id] as const));
  const before = await partnersBefore(deps, dayOf(round.computed_at ?? deps.clock.now()), id);
  return input.participants.flatMap((one) => {
    const profile = byId.get(one.id);
    if (!profile) return [];
    const mine = pairs.filter((pair) => pair.includes(one.id));
    const firstTime = mine.filter(([a, b]) => !before.get(a)?.has(b)).length;
    const exposure = listed.get(one.id) ?? 0;
    return [rowOf(profile, { exposure, successes: mine.length, attempts: 1, firstTime })];
  });
}

/** Years: exposure is how often somebody was suggested, success an agreement or a collaboration from a round. */
async function yearRows(
  deps: Deps,
  { from, to }: { from: number; to: number },
  profiles: readonly Profile[],
): Promise<FairnessRow[]> {
  const [first, last] = [`${from}-04-01`, `${to + 1}-03-31`];
  const shown = new Map(
    (await repo.countExposures(deps.db, first, last)).map((one) => [one.organisation_id, Number(one.shown)]),
  );
  const requests = await repo.listRequests(deps.db, endOfDay(first) - 86_400_000 + 1, endOfDay(last));
  const attempts = count(requests.flatMap((one) => [one.from_id, one.to_id]));
  const pairs = await pairsBegun(deps, first, last);
  return profiles.map((profile) => {
    const mine = pairs.filter((pair) => pair.a === profile.id || pair.b === profile.id);
    return rowOf(profile, {
      exposure: shown.get(profile.id) ?? 0,
      successes: mine.length,
      attempts: attempts.get(profile.id) ?? 0,
      firstTime: mine.filter((pair) => pair.isFirst).length,
    });
  });
}

/** Pairs of partners whose collaboration began on days from–to, and whether they had worked together before. */
async function pairsBegun(deps: Deps, first: string, last: string) {
  const known = new Set<string>();
  const found: { a: string; b: string; isFirst: boolean }[] = [];
  for (const { startedOn, members } of await collaborations(deps, last)) {
    for (const [at, a] of members.entries()) {
      for (const b of members.slice(at + 1)) {
        if (startedOn >= first) found.push({ a, b, isFirst: !known.has(`${a} ${b}`) });
        known.add(`${a} ${b}`);
      }
    }
  }
  return found;
}

/** With whom everybody had worked up to a day, apart from what came of the round itself. */
async function partnersBefore(deps: Deps, day: string, roundId: string): Promise<Map<string, Set<string>>> {
  const partners = new Map<string, Set<string>>();
  for (const { originId, members } of await collaborations(deps, day)) {
    if (originId === roundId) continue;
    for (const a of members) {
      const others = partners.get(a) ?? new Set();
      for (const b of members) if (b !== a) others.add(b);
      partners.set(a, others);
    }
  }
  return partners;
}

/** Collaborations up to a day, the oldest first, members in ascending order of ids. */
async function collaborations(deps: Deps, to: string) {
  const found = new Map<string, { startedOn: string; originId: string | null; members: string[] }>();
  for (const row of await repo.listPartnerships(deps.db, to)) {
    const one = found.get(row.id) ?? { startedOn: row.started_on, originId: row.origin_id, members: [] };
    one.members.push(row.organisation_id);
    found.set(row.id, one);
  }
  return [...found.values()].map((one) => ({ ...one, members: one.members.sort() }));
}

function count(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Rules of the programmes that the report is about; drafts suggested nobody to anybody. */
async function contextsOf(deps: Deps, scope: FairnessScope): Promise<RankContext[]> {
  const programmes =
    scope.kind === 'round'
      ? [await requireProgramme(deps, (await requireRound(deps, scope.id)).programme_id)]
      : (await listBegunProgrammes(deps)).filter(
          ({ fiscalYear }) => scope.from <= fiscalYear && fiscalYear <= scope.to,
        );
  const programme = { status: 'open' as const, opensOn: null, closesOn: null };
  return Promise.all(programmes.map(({ settings }) => rankContext(deps, { settings, programme })));
}

async function named(
  deps: Deps,
  ids: readonly string[],
  profiles: readonly Profile[],
  contexts: readonly RankContext[],
): Promise<FairnessPage['never']> {
  const names = new Map((await entries.listNames(deps.db, ids)).map(({ id, name }) => [id, name]));
  const prepare = contexts[0] ? createPreparer(contexts[0]) : null;
  const everybody = prepare ? profiles.map(prepare) : [];
  const byId = new Map(everybody.map((one) => [one.profile.id, one]));
  return ids.map((id) => {
    const own = byId.get(id);
    const why: WhyNever = own ? whyNever(own, everybody, contexts) : { code: 'no_programme' };
    return { id, name: names.get(id) ?? id, why };
  });
}

/** The tables of the report as one CSV file. Throws as `getFairness`. */
export async function fairnessCsv(
  deps: Deps,
  principal: Principal,
  filter: { round: string; from?: number | undefined; to?: number | undefined },
  language: Language,
): Promise<Uint8Array> {
  const { report, wards, never } = await getFairness(deps, principal, filter);
  const i18n = i18nFor(language);
  const t = (key: string, values = {}) => i18n.t(`matching:fairness.${key}`, values);
  const columns = ['organisations', 'exposure', 'suggested', 'attempts', 'successes', 'placed'] as const;
  const words: Record<string, (key: string) => string> = {
    byType: (key) => i18n.t(`organisations:types.${key}`),
    byWard: (key) => wards[key] ?? t('unknown'),
    bySize: (key) => t(`sizes.${key}`),
    byAge: (key) => t(`ages.${key}`),
  };
  const tables = (['byType', 'byWard', 'bySize', 'byAge'] as const).flatMap((table) =>
    report[table].map((group) => [
      t(`tables.${table}`),
      words[table]?.(group.key) ?? group.key,
      ...columns.map((column) => group[column]),
    ]),
  );
  const head = [t('table'), t('class'), ...columns.map((column) => t(`columns.${column}`))];
  const share = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);
  const rows = [
    head,
    ...tables,
    [],
    [t('giniExposure'), share(report.giniExposure)],
    [t('giniSuccess'), share(report.giniSuccess)],
    [t('firstTime'), share(report.firstTimeShare)],
    [],
    [t('never'), t('why')],
    ...never.map((one) => [one.name, whySentences(t, one.why).join(' ')]),
  ];
  return encodeUtf8(csvOf(rows));
}
