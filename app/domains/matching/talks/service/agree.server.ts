import type { Principal } from '~/domains/accounts/model';
import { startCollaboration } from '~/domains/collaborations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import { followUpDays, otherSide } from '../model';
import { lacksAnswers } from '../questions';
import * as thread from '../repo/thread.server';
import { requireAct, requireTalk, saveState, settingsOf, type TalkAccess, writeEvent } from './access.server';
import { mailSide } from './mails.server';
import { answersIn } from './questions.server';

type Trx = Parameters<typeof requireTalk>[0];

/**
 * Says for the person's own organisation that it agrees. When both have said so, a collaboration begins and the looks
 * back of the programme are planned. Throws `unauthenticated`, `not_found`, `forbidden`, `conflict` (`not_now`,
 * `questions_open`: the programme's questions have no answers yet).
 */
export async function agreeInTalk(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<{ agreed: boolean }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const { access, by, agreed } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const by = requireAct(access, 'agree', deps.clock.now());
    if (!by.organisation || by.actor === 'staff') throw new DomainError('forbidden');
    if (lacksAnswers(settingsOf(access.row).form, answersIn(access))) {
      throw new DomainError('conflict', { reason: 'questions_open' });
    }
    await thread.insertAgreement(trx, {
      match_id: id,
      organisation_id: by.organisation.id,
      agreed_by: principal.userId,
      agreed_by_name: principal.name,
      agreed_at: deps.clock.now(),
    });
    await writeEvent(trx, deps.clock, id, 'agree', { organisation: by.organisation, author: principal });
    const agreed = by.state.status === 'agreed';
    const collaboration = agreed ? await begin(deps, trx, access, principal.userId) : null;
    await saveState(trx, access.row, by.state, deps.clock.now(), { collaboration_id: collaboration });
    return { access, by: { ...by, actor: by.actor }, agreed };
  });
  if (agreed) for (const side of ['from', 'to'] as const) await mailSide(deps, access.row, side, 'agreed');
  else await mailSide(deps, access.row, otherSide(by.actor), 'agree');
  return { agreed };
}

async function begin(deps: Deps, trx: Trx, { row }: TalkAccess, by: string): Promise<string> {
  await writeEvent(trx, deps.clock, row.id, 'agreed', { organisation: null, author: null });
  const days = followUpDays(dayOf(deps.clock.now()), settingsOf(row).followUpMonths);
  await thread.insertFollowUps(
    trx,
    days.map((due_on) => ({
      id: newId('fup'),
      match_id: row.id,
      due_on,
      reminded_at: null,
      done_at: null,
      done_by: null,
    })),
  );
  return startCollaboration(trx, deps.clock, {
    title: `${row.from_name} × ${row.to_name}`,
    origin: { kind: 'match', id: row.id },
    partners: [
      { id: row.from_id, role: 'lead' },
      { id: row.to_id, role: 'partner' },
    ],
    by,
  });
}

/** Takes the own agreement back while the other has not agreed. Throws as `agreeInTalk`. */
export async function takeBackAgreement(deps: Deps, principal: Principal, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireTalk(trx, principal, id);
    const by = requireAct(access, 'unagree', deps.clock.now());
    await thread.removeAgreement(trx, id, by.organisation?.id ?? '');
    await writeEvent(trx, deps.clock, id, 'unagree', { organisation: by.organisation, author: principal });
  });
}
