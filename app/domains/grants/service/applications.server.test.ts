import { afterEach, describe, expect, it } from 'vitest';
import { makeWriting, QUESTION_KEYS, type TestWriting } from '../../../../tests/factories/grant-writing';
import type { SubmittedContent } from '../model/submission';
import { applicationRoom } from '../policy';
import { submitApplication, withdrawApplication } from './applications.server';
import { printApplication, viewApplication } from './view.server';

const DAY_MS = 86_400_000;

let grants: TestWriting;
async function begin(over: Parameters<typeof makeWriting>[0] = {}): Promise<TestWriting> {
  grants = await makeWriting(over);
  return grants;
}
afterEach(() => grants.deps.db.destroy());

describe('handing in', () => {
  it('gives a receipt, keeps what was handed in, and tells both organisations', async () => {
    const { deps, lead, partner } = await begin();
    const id = await grants.complete();
    deps.mailer.sent.length = 0;
    const { receipt } = await submitApplication(deps, lead, id);
    expect(receipt).toMatch(/^G\d{4}-0001$/);
    const told = deps.mailer.sent.map(({ to }) => to);
    expect(told).toContain(lead.email);
    expect(told).toContain(partner.email);
    expect(deps.emitted.at(-1)).toEqual({ type: 'access.changed', rooms: [applicationRoom(id)] });
    const second = await submitApplication(deps, lead, await grants.complete());
    expect(second.receipt).toMatch(/-0002$/);
    await grants.write(id, { summary: 'あとから' });
    const view = await viewApplication(deps, lead, id);
    expect(view.questions[0]?.text).toBe('summaryのこたえ');
    expect(view.may).toEqual(['read', 'withdraw']);
    const printed = await printApplication(deps, partner, id);
    expect(printed.content.partners).toMatchObject([{ role: '世話役', consentedBy: partner.name }]);
    expect(printed.content.files).toHaveLength(2);
    expect(printed.check.problems).toEqual([]);
  });

  it('refuses what is incomplete and says everything that is missing', async () => {
    const { deps, lead } = await begin();
    const id = await grants.draft();
    const missing = (await submitApplication(deps, lead, id).catch((error) => error.details)).missing as {
      part: string;
      code: string;
    }[];
    expect(new Set(missing.map(({ part }) => part))).toEqual(
      new Set(['partners', 'budget', 'texts', 'files']),
    );
    expect(missing.filter(({ code }) => code === 'text_missing')).toHaveLength(QUESTION_KEYS.length);
    const row = await deps.db.selectFrom('grant_applications').selectAll().executeTakeFirst();
    expect([row?.status, row?.receipt_number]).toEqual(['draft', null]);
  });

  it('refuses what is late: the last day counts in full, in Japan', async () => {
    const { deps, lead } = await begin();
    const [onTime, late] = [await grants.complete(), await grants.complete()];
    const last = (await viewApplication(deps, lead, onTime)).lastDay;
    deps.clock.advance(Date.parse(`${last}T23:59:59+09:00`) - deps.clock.now());
    await submitApplication(deps, lead, onTime);
    deps.clock.advance(1_000);
    await expect(submitApplication(deps, lead, late)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'late', day: last },
    });
  });

  it('refuses before the first day, and once the committee has begun', async () => {
    const { deps, lead, programme } = await begin();
    const id = await grants.complete();
    deps.clock.advance(-11 * DAY_MS);
    await expect(submitApplication(deps, lead, id)).rejects.toMatchObject({
      details: { reason: 'not_open_yet' },
    });
    deps.clock.advance(11 * DAY_MS);
    await deps.db
      .updateTable('grant_programmes')
      .set({ status: 'screening' })
      .where('id', '=', programme)
      .execute();
    await expect(submitApplication(deps, lead, id)).rejects.toMatchObject({ details: { reason: 'late' } });
  });

  it('only the lead hands in', async () => {
    const { deps, partner, viewer, staff, outsider } = await begin();
    const id = await grants.complete();
    for (const [who, code] of [
      [partner, 'forbidden'],
      [viewer, 'forbidden'],
      [staff, 'forbidden'],
      [outsider, 'not_found'],
      [{ kind: 'anonymous' as const }, 'unauthenticated'],
    ] as const)
      await expect(submitApplication(deps, who, id)).rejects.toMatchObject({ code });
  });

  it('answers what staff asked for under the same receipt, until the day they gave', async () => {
    const { deps, lead } = await begin();
    const id = await grants.complete();
    const { receipt } = await submitApplication(deps, lead, id);
    await deps.db
      .updateTable('grant_applications')
      .set({ status: 'more_asked', more_by: '2099-01-31', more_text: '予定を詳しく' })
      .where('id', '=', id)
      .execute();
    deps.clock.advance(60 * DAY_MS);
    await grants.write(id, { plan: 'くわしい予定' });
    expect(await submitApplication(deps, lead, id)).toEqual({ receipt });
    const kept = await deps.db
      .selectFrom('grant_submissions')
      .select(['number', 'content'])
      .orderBy('number')
      .execute();
    expect(kept.map(({ content }) => (JSON.parse(content) as SubmittedContent).texts.plan)).toEqual([
      'planのこたえ',
      'くわしい予定',
    ]);
    await deps.db
      .updateTable('grant_applications')
      .set({ status: 'more_asked', more_by: '2020-01-31' })
      .where('id', '=', id)
      .execute();
    await expect(submitApplication(deps, lead, id)).rejects.toMatchObject({
      details: { reason: 'late', day: '2020-01-31' },
    });
  });

  it('is taken back by the lead, with what was written kept', async () => {
    const { deps, lead, partner } = await begin();
    const id = await grants.complete();
    await expect(withdrawApplication(deps, partner, id, '')).rejects.toMatchObject({ code: 'forbidden' });
    await withdrawApplication(deps, lead, id, '都合により');
    const view = await viewApplication(deps, partner, id);
    expect([view.status, view.questions[0]?.text, view.may]).toEqual([
      'withdrawn',
      'summaryのこたえ',
      ['read'],
    ]);
    expect(view.steps.at(-1)).toMatchObject({ action: 'grants.withdrawn', detail: { reason: '都合により' } });
    await expect(withdrawApplication(deps, lead, id, '')).rejects.toMatchObject({
      details: { reason: 'not_now' },
    });
  });
});
