import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { PROGRAMME_KINDS, type ProgrammeKind, type ProgrammeSettings } from '../model';
import { rankAll } from '../rank-all.server';
import { dropOwedMails } from '../rounds/service/mails.server';
import { finaliseRound, publishRound } from '../rounds/service/publish.server';
import { createRound, openRound } from '../rounds/service/rounds.server';
import { adoptTrial, startTrial } from '../rounds/service/trials.server';
import { runTrial } from '../rounds/work.server';
import {
  changeProgramme,
  createProgramme,
  requireProgramme,
  setProgrammeStatus,
} from '../service/programmes.server';
import { startRun } from '../service/runs.server';

const DAY = 86_400_000;

/** Rules of rounds of the demo. */
const RULES = {
  proposer: 'first',
  unconfirmed: 'as_suggested',
  extraPartners: 0,
  capProjects: 8,
  capWard: 2,
  capLead: 1,
  capAwards: 3,
  seed: 20_250_401,
} as const;

/**
 * Opens a programme of every kind for this year, finishes a round of consortia of last year's network grant and lets a
 * bilateral one collect lists. Answers this year's programmes by kind.
 */
export async function seedDemoRounds(deps: Deps, staff: UserPrincipal): Promise<Map<ProgrammeKind, string>> {
  const now = deps.clock.now();
  const year = fiscalYearOf(dayOf(now));
  // What runs beside the requests is worked out here and now.
  const own: Deps = {
    ...deps,
    rankings: { start: () => undefined, cancel: () => undefined },
    roundRunner: { start: () => undefined },
  };
  const at = (daysAgo: number): Deps => ({ ...own, clock: { now: () => now - daysAgo * DAY } });
  await finishLastYear(at, staff, year - 1);
  const programmes = new Map<ProgrammeKind, string>();
  for (const kind of PROGRAMME_KINDS) {
    programmes.set(kind, await openProgramme(at(60), staff, kind, year));
  }
  await collectLists(at, staff, programmes.get('csr_consulting') ?? '');
  await dropOwedMails(deps);
  return programmes;
}

type At = (daysAgo: number) => Deps;

async function openProgramme(
  deps: Deps,
  staff: UserPrincipal,
  kind: ProgrammeKind,
  fiscalYear: number,
): Promise<string> {
  const id = await createProgramme(deps, staff, { kind, fiscalYear });
  await setProgrammeStatus(deps, staff, id, 'open');
  return id;
}

async function rank(deps: Deps, staff: UserPrincipal, programme: string): Promise<void> {
  const run = await startRun(deps, staff, programme);
  await rankAll(deps, run, new AbortController().signal);
}

/** Last year's grant was for an NPO and a shopping street; its programme is closed by now. */
async function finishLastYear(at: At, staff: UserPrincipal, fiscalYear: number): Promise<void> {
  const id = await openProgramme(at(300), staff, 'network_grant', fiscalYear);
  const { revision, name, description, settings } = await requireProgramme(at(299), id);
  const partners: ProgrammeSettings['pairing']['second'] = ['shopping_street'];
  await changeProgramme(at(299), staff, id, {
    revision,
    about: { name, description, fiscalYear, opensOn: null, closesOn: null },
    settings: {
      ...settings,
      pairing: { first: ['npo'], second: partners },
      requiredPartners: [partners],
    },
  });
  await rank(at(290), staff, id);
  const day = (daysAgo: number) => dayOf(at(daysAgo).clock.now());
  const round = await createRound(at(288), staff, {
    ...RULES,
    programmeId: id,
    title: '地域ネットワーク事業の組み合わせ（前年度）',
    method: 'consortia',
    listsDue: day(270),
  });
  await openRound(at(287), staff, round, day(270));
  const trial = await startTrial(at(268), staff, round, RULES);
  await runTrial(at(268), trial);
  await adoptTrial(at(267), staff, round, trial);
  await publishRound(at(266), staff, round, day(252));
  await finaliseRound(at(250), staff, round);
  await setProgrammeStatus(at(240), staff, id, 'closed');
}

/** Companies and NPOs say whom they would like to work with. */
async function collectLists(at: At, staff: UserPrincipal, programmeId: string): Promise<void> {
  await rank(at(8), staff, programmeId);
  const listsDue = dayOf(at(-21).clock.now());
  const round = await createRound(at(7), staff, {
    ...RULES,
    programmeId,
    title: '企業の社会貢献相談　秋の組み合わせ',
    method: 'bilateral',
    listsDue,
  });
  await openRound(at(6), staff, round, listsDue);
}
