import type { UserPrincipal } from '~/domains/accounts/model';
import { COUNTED_TYPES } from '~/domains/indicators/model';
import { ORGANISATION_TYPES, type OrganisationType } from '~/domains/organisations/model';
import { listRegister } from '~/domains/organisations/service/register.server';
import type { Deps } from '~/platform/deps.server';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { fieldOf, type Question, readAnswers } from './model';
import * as repo from './repo.server';
import { standardQuestions } from './standard-form';

const DAY_MS = 86_400_000;
const WISHES = [
  'ほかの団体と知り合える集まりを、平日の夜にもひらいてほしい。',
  '共同で使える道具の一覧があるとうれしい。',
  '申請の書類を、もっと短くしてほしい。',
  '連携の進め方を相談できる窓口がほしい。',
];

/**
 * A survey about last fiscal year that is over, with answers made up for the invented organisations of the demo; some
 * left it half done, some did not answer. Nothing is sent. Runs once.
 */
export async function seedDemoSurvey(deps: Deps, { staff }: { staff: UserPrincipal }): Promise<void> {
  if ((await repo.listSurveys(deps.db)).length > 0) return;
  const register = (await listRegister(deps)).filter(({ type }) => COUNTED_TYPES.includes(type));
  if (register.length === 0) return;
  const now = deps.clock.now();
  const id = newId('srv');
  const questions = standardQuestions((key) => i18nFor('ja').t(key));
  const [opened, closed] = [now - 60 * DAY_MS, now - 20 * DAY_MS];
  const asked = register.map((one, i) => ({ ...one, i, invitation: newId('svi') }));
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertSurvey(trx, {
      id,
      title: '市民まちづくり活動団体アンケート（架空）',
      lead: '市内の団体のみなさまに、ほかの団体との連携についておたずねします。',
      fiscal_year: fiscalYearOf(dayOf(now)) - 1,
      questions: JSON.stringify(questions),
      status: 'closed',
      closes_on: dayOf(closed),
      remind_on: null,
      reminded_at: null,
      fictional: 1,
      created_by: staff.userId,
      created_by_name: staff.name,
      created_at: opened,
      opened_at: opened,
      closed_at: closed,
    });
    await repo.insertInvitations(
      trx,
      asked.map(({ i, id: organisation, type, invitation }) => ({
        id: invitation,
        survey_id: id,
        organisation_id: organisation,
        organisation_type: type,
        created_at: opened,
        ...answered(i, type, questions, opened),
      })),
      asked.map(({ invitation, email }) => ({
        id: newId('svm'),
        invitation_id: invitation,
        kind: 'invitation' as const,
        state: email === '' ? ('no_address' as const) : ('sent' as const),
        created_at: opened,
        tried_at: opened,
      })),
    );
  });
}

/** What the organisation of a number says: of ten, six hand it in and one leaves it half done. */
function answered(i: number, type: OrganisationType, questions: readonly Question[], opened: number) {
  const place = (i * 7) % 10;
  if (place >= 7) return { answers: '{}', saved_at: null, answered_at: null };
  const isTogether = (i * 3) % 5 < 3;
  const partners = [type, ...ORGANISATION_TYPES].filter(
    (_, at) => (i + at) % 4 === 0 || (at === 0 && i % 2 === 0),
  );
  const said: Record<string, string[]> = {
    together: [isTogether ? 'yes' : 'no'],
    types: partners.length > 0 ? partners : [type],
    count: [String(1 + (i % 6))],
    gain: ['people', 'places', 'knowledge', 'money', 'visibility'].filter((_, at) => (i + at) % 3 === 0),
    hinder: [['unknown', 'time', 'time', 'need', 'tried'][i % 5] ?? 'time'],
    wish: i % 8 === 0 ? [WISHES[(i / 8) % WISHES.length] ?? ''] : [],
  };
  const fields = new Map(questions.map((question) => [fieldOf(question), said[question.id] ?? []]));
  const { answers } = readAnswers(questions, fields, { complete: false });
  const at = opened + (1 + (i % 30)) * DAY_MS;
  return { answers: JSON.stringify(answers), saved_at: at, answered_at: place < 6 ? at : null };
}
