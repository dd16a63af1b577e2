import type { Principal } from '~/domains/accounts/model';
import type { OrganisationType } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { otherSide, type Side } from '../model';
import { actingSides } from '../policy';
import { type Answers, answeringSide, takesAnswers } from '../questions';
import {
  organisationOf,
  requireTalk,
  saveState,
  settingsOf,
  type TalkAccess,
  writeLine,
} from './access.server';
import { mailSide } from './mails.server';

/** The side of a talk that answers the questions of its programme. */
export function answeringSideOf({ row }: Pick<TalkAccess, 'row'>): Side {
  const types = { from: row.from_type as OrganisationType, to: row.to_type as OrganisationType };
  return answeringSide(settingsOf(row), types);
}

/** Whether the person can write the answers now. */
export function mayAnswer(access: TalkAccess): boolean {
  return actingSides(access.standing).includes(answeringSideOf(access)) && takesAnswers(access.state);
}

export function answersIn({ row }: Pick<TalkAccess, 'row'>): Answers {
  return JSON.parse(row.answers) as Answers;
}

/** The answers to what the programme asks today, in its order. */
export function shownAnswers(row: TalkAccess['row']): { key: string; label: string; value: string }[] {
  const given = answersIn({ row });
  return settingsOf(row).form.flatMap(({ key, label }) =>
    given[key] ? [{ key, label, value: given[key] }] : [],
  );
}

/**
 * Writes the answers to the programme's questions in the course of a talk; what stood there before is kept in the talk.
 * Throws `unauthenticated`, `not_found`, `forbidden` (`read_only`: not for this side), `conflict` (`not_now`).
 */
export async function answerQuestions(
  deps: Deps,
  principal: Principal,
  id: string,
  answers: Answers,
): Promise<void> {
  const row = await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const side = answeringSideOf(access);
    if (!actingSides(access.standing).includes(side)) {
      throw new DomainError('forbidden', { reason: 'read_only' });
    }
    if (!takesAnswers(access.state)) throw new DomainError('conflict', { reason: 'not_now' });
    await saveState(trx, access.row, access.state, deps.clock.now(), { answers: JSON.stringify(answers) });
    await writeLine(trx, deps.clock, id, {
      kind: 'event',
      text: 'answered',
      organisation: organisationOf(access.row, side),
      author: principal.kind === 'user' ? principal : null,
      details: { before: access.row.answers },
    });
    return access.row;
  });
  await mailSide(deps, row, otherSide(answeringSideOf({ row })), 'message');
}
