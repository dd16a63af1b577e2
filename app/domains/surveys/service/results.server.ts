import type { Principal } from '~/domains/accounts/model';
import { csvOf } from '~/domains/exchange/csv';
import { encodeUtf8 } from '~/domains/exchange/encoding.server';
import type { OrganisationType } from '~/domains/organisations/model';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { jstTimestamp } from '~/platform/wareki';
import { type Answers, type Question, type SurveyCount, toldRates } from '../model';
import * as repo from '../repo.server';
import { requireKeeper, requireSurvey, type SurveyDeps, toAsked } from './survey.server';

/** What a closed survey says of the two rates. */
export interface ToldRates extends SurveyCount {
  survey: string;
  title: string;
  fiscalYear: number;
  fictional: boolean;
  /** Counted organisations that answered the question. */
  active: number;
  collaborating: number;
  crossType: number;
}

/** The two rates as organisations told them, one for each survey that is over, the earliest year first. */
export async function listToldRates(
  deps: Pick<SurveyDeps, 'db'>,
  typesOf: (fiscalYear: number) => readonly OrganisationType[],
): Promise<ToldRates[]> {
  const told: ToldRates[] = [];
  for (const row of await repo.listSurveys(deps.db)) {
    if (row.status !== 'closed') continue;
    const asked = (await repo.listInvitations(deps.db, row.id)).map(toAsked);
    const types = typesOf(row.fiscal_year);
    const counted = asked.filter(({ type }) => types.includes(type));
    told.push({
      survey: row.id,
      title: row.title,
      fiscalYear: row.fiscal_year,
      fictional: row.fictional === 1,
      sent: counted.length,
      answered: counted.filter(({ answered }) => answered).length,
      ...toldRates(JSON.parse(row.questions) as Question[], asked, types),
    });
  }
  return told.sort((a, b) => a.fiscalYear - b.fiscalYear);
}

/** Every answer that was handed in, as CSV with the mark by which Excel knows UTF-8. Throws `forbidden`, `not_found`. */
export async function exportAnswers(
  deps: SurveyDeps,
  principal: Principal,
  id: string,
  language: Language,
): Promise<{ filename: string; body: Uint8Array }> {
  requireKeeper(principal);
  const survey = await requireSurvey(deps.db, id, null);
  const { t } = i18nFor(language);
  const head = [t('surveys:export.organisation'), t('surveys:export.type'), t('surveys:export.answeredAt')];
  const rows = (await repo.listInvitations(deps.db, id))
    .filter((one) => one.answered_at !== null)
    .map((one) => {
      const answers = JSON.parse(one.answers) as Answers;
      return [
        one.name,
        t(`organisations:types.${one.organisation_type}`),
        jstTimestamp(one.answered_at ?? 0),
        ...survey.form.map((question) => cellOf(question, answers[question.id])),
      ];
    });
  const body = csvOf([[...head, ...survey.form.map(({ label }) => label)], ...rows]);
  return { filename: `survey_${survey.fiscal_year}.csv`, body: encodeUtf8(body) };
}

function cellOf(question: Question, answer: Answers[string] | undefined): string | number | null {
  if (answer === undefined) return null;
  const label = (id: string) => question.choices.find((choice) => choice.id === id)?.label ?? id;
  if (Array.isArray(answer)) return answer.map(label).join('、');
  return typeof answer === 'string' && question.kind === 'single' ? label(answer) : answer;
}
