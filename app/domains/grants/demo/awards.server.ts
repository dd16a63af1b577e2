import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import content from '../../../../db/seeds/demo-grants.json';
import { startAward } from '../awards/service/begin.server';
import { askChange } from '../awards/service/changes.server';
import { closeAward, fixAward, recordPayment } from '../awards/service/money.server';
import { addReceipt } from '../awards/service/receipts.server';
import { submitReport } from '../awards/service/reports.server';
import { viewAward } from '../awards/service/view.server';
import type { RuleSet } from '../model/rule-set';
import { RULE_SETS } from '../model/rule-sets';
import { addMember } from '../screening/service/committee.server';
import { decide } from '../screening/service/decide.server';
import { judgeEligibility } from '../screening/service/judge.server';
import { writeReasons } from '../screening/service/proposal.server';
import { saveScore } from '../screening/service/scores.server';
import { openStage, propose } from '../screening/service/stages.server';
import { insertGrantProgramme } from '../service/programmes.server';
import { type DemoApplication, enterApplication } from './applications.server';

const DAY = 86_400_000;
const YEAR = 365;
const { awarded } = content;

interface People {
  staff: UserPrincipal;
  /** Acts for the organisation that leads. */
  lead: UserPrincipal;
  committee: readonly UserPrincipal[];
}
type At = (daysAgo: number) => Deps;

/**
 * An undertaking of two years (架空) by the rules of FY2024: last year's award is closed, and in this year's a change
 * waits for staff. Every step is taken by the services that people use, on a day of its own.
 */
export async function seedDemoAwards(
  deps: Deps,
  people: People,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const now = deps.clock.now();
  const at: At = (daysAgo) => ({ ...deps, clock: { now: () => now - daysAgo * DAY } });
  const [first, second]: readonly DemoApplication[] = awarded.years;
  if (!first || !second) return;
  const before = await award(at, people, ids, { one: first, decidedAgo: 150 + YEAR, costsDays: 250 });
  await finish(at, people, before.award);
  const current = { one: { ...second, previousId: before.application }, decidedAgo: 150, costsDays: 250 };
  await goOn(at, people, (await award(at, people, ids, current)).award);
}

/** A round of a year with one application, from its opening to the decision. */
async function award(
  at: At,
  { staff, lead, committee }: People,
  ids: ReadonlyMap<string, string>,
  { one, decidedAgo, costsDays }: { one: DemoApplication; decidedAgo: number; costsDays: number },
): Promise<{ application: string; award: string }> {
  const on = (daysAgo: number) => dayOf(at(daysAgo).clock.now());
  const rules: RuleSet = {
    ...RULE_SETS.network_2024,
    fiscalYear: fiscalYearOf(on(decidedAgo)),
    opensOn: on(decidedAgo + 80),
    closesOn: on(decidedAgo + 40),
    costsUntil: on(decidedAgo - costsDays),
    source: '令和6年度の市の案内による。費目と日程は例',
  };
  const opened = at(decidedAgo + 80);
  const id = await insertGrantProgramme(opened.db, opened.clock, staff, {
    rules,
    title: `${rules.programme}（これまでの例）`,
    description: '採択のあとの手続きを見るための例です。架空の団体のものです。',
    status: 'open',
  });
  const application = await enterApplication(at(decidedAgo + 45), lead, { id, rules }, ids, one);
  for (const { userId } of committee) await addMember(at(decidedAgo + 39), staff, id, { account: userId });
  const reasons = '書類がそろい、対象の条件を満たしています。';
  const fits = { verdict: 'yes', reasons, moreBy: null } as const;
  await judgeEligibility(at(decidedAgo + 35), staff, application, fits);
  await openStage(at(decidedAgo + 30), staff, id, { scoresDue: on(decidedAgo + 10) });
  for (const member of committee) {
    const [need = 0, network = 0, feasible = 0, lasting = 0] = one.scores[member.email] ?? [];
    const points = { need, network, feasible, lasting };
    await saveScore(at(decidedAgo + 15), member, application, { points, comment: '', handIn: true });
  }
  await propose(at(decidedAgo + 5), staff, id, { missingToo: false, passes: null });
  const { conditions } = awarded;
  await writeReasons(at(decidedAgo + 3), staff, application, { reasons: awarded.reasons, conditions });
  await decide(at(decidedAgo), staff, id);
  const row = await opened.db
    .selectFrom('grant_awards')
    .select('id')
    .where('application_id', '=', application)
    .executeTakeFirstOrThrow();
  return { application, award: row.id };
}

/** Last year's: paid half in advance, all receipts in, fixed, the rest paid, closed. */
async function finish(at: At, { staff, lead }: People, id: string): Promise<void> {
  const ago = (days: number) => at(YEAR + days);
  const on = (days: number) => dayOf(ago(days).clock.now());
  await startAward(ago(148), lead, id);
  await recordPayment(ago(140), staff, id, { amountYen: 400_000, day: on(140), note: '概算払い' });
  const interim = { kind: 'interim' as const, revision: 0, texts: awarded.interim, income: [] };
  await submitReport(ago(30), lead, id, interim);
  for (const [turn, [lineId = '', text = '', payee = '', yen = 0]] of awarded.receipts.entries()) {
    const amountYen = Number(yen);
    const day = on(-60 - 5 * turn);
    const file = { name: `領収書${turn + 1}（架空）.pdf`, bytes: receiptPdf(turn + 1, amountYen, day) };
    const receipt = {
      lineId: String(lineId),
      text: String(text),
      payee: String(payee),
      day,
      amountYen,
      file,
    };
    await addReceipt(ago(-60 - 5 * turn), lead, id, receipt);
  }
  const income = [{ id: 'i1', text: '町内会の負担', amountYen: 150_000 }];
  await submitReport(ago(-95), lead, id, { kind: 'final', revision: 0, texts: awarded.final, income });
  const { fixing } = await viewAward(ago(-110), staff, id);
  const fixedYen = fixing?.fixedYen ?? 0;
  await fixAward(ago(-110), staff, id, { seenYen: fixedYen });
  await recordPayment(ago(-120), staff, id, { amountYen: fixedYen - 400_000, day: on(-120), note: '' });
  await closeAward(ago(-125), staff, id);
}

/** This year's: begun, interim report in, and a change that staff have to answer. */
async function goOn(at: At, { staff, lead }: People, id: string): Promise<void> {
  await startAward(at(147), lead, id);
  const day = dayOf(at(130).clock.now());
  await recordPayment(at(130), staff, id, { amountYen: 300_000, day, note: '概算払い' });
  await submitReport(at(28), lead, id, { kind: 'interim', revision: 0, texts: awarded.interim, income: [] });
  const { lines, dates } = await viewAward(at(4), lead, id);
  const { printing, supplies, ...words } = awarded.change;
  const amounts: Readonly<Record<string, number>> = { printing, supplies };
  await askChange(at(4), lead, id, {
    ...words,
    lines: lines.map(({ spentYen: _spent, ...line }) => ({
      ...line,
      amountYen: amounts[line.kind] ?? line.amountYen,
    })),
    endsOn: dates.endsOn,
    stop: false,
  });
}

/** A page that says what it is: an invented receipt of an amount. */
function receiptPdf(number: number, amountYen: number, day: string): Uint8Array {
  const text = `Sample receipt (invented): ${amountYen} yen, ${day}, no. ${number}`;
  const stream = `BT /F1 14 Tf 60 760 Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const xref = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join('')}`;
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(pdf);
}
