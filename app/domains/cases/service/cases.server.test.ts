import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS, type Principal } from '~/domains/accounts/model';
import { getIdea } from '~/domains/ideas/service/read.server';
import { makeCase, type TestCase, TOLD } from '../../../../tests/factories/cases';
import { phonePhoto } from '../../../../tests/factories/phone-photo';
import type { CaseAction, CaseStatus } from '../model';
import { CASE_STATUSES } from '../model';
import { readCaseFilter } from '../schema';
import {
  answerForPartner,
  publishCase,
  recordPaperConsent,
  takeConsentBack,
  withdrawCase,
} from './consent.server';
import { mailPartners } from './mails.server';
import { addPicture, readPicture, removePicture, statePicture } from './pictures.server';
import {
  findCases,
  getCase,
  getDraft,
  listAwaitedConsents,
  listLatestCases,
  listOwnCases,
  listPublicCases,
  listStaffCases,
  offerNewCase,
} from './reading.server';
import { openingWords, startIdea } from './start-from.server';
import { askForConsent, removeCase, reopenCase, startCase } from './write.server';

let test: TestCase;
beforeEach(async () => {
  test = await makeCase();
});
afterEach(() => test.deps.db.destroy());

const search = (query: string) => readCaseFilter(new URLSearchParams(query));
const found = async (query: string) =>
  (await listPublicCases(test.deps, search(query))).items.map(({ id }) => id);

/** Brings the case study into a state by its own way. */
async function bringTo(status: CaseStatus): Promise<void> {
  await test.save();
  if (status === 'draft') return;
  await test.ask();
  if (status === 'asked') return;
  await test.agree();
  if (status === 'agreed') return;
  await test.publish();
  if (status === 'withdrawn') await withdrawCase(test.deps, test.staff, test.id, { reason: '確認のため' });
}

describe('a case study', () => {
  it('takes facts over, once for a collaboration', async () => {
    const { deps, asker, asked, staff, outsider, viewer, collaboration, id } = test;
    expect(await getDraft(deps, asker, id)).toMatchObject({
      title: '雪かきの連携',
      status: 'draft',
      partners: [
        { name: '架空NPOあかり', role: 'lead' },
        { name: '架空みどり町内会', role: 'partner' },
      ],
      missing: ['summary', 'themes', 'section_reason', 'section_doing', 'section_change'],
    });
    expect(await startCase(deps, asked, collaboration)).toEqual({ id, made: false });
    expect(await startCase(deps, staff, collaboration)).toEqual({ id, made: false });
    await expect(startCase(deps, viewer, collaboration)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(startCase(deps, outsider, collaboration)).rejects.toMatchObject({ code: 'not_found' });
    await expect(startCase(deps, ANONYMOUS, collaboration)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is public when both partners have agreed themselves and staff publish it', async () => {
    const { deps, asker, asked, npo, chonaikai, staff, id } = test;
    await expect(test.ask()).rejects.toMatchObject({ details: { reason: 'incomplete' } });
    await test.save();
    await test.ask();
    await mailPartners(deps, { id, title: TOLD.title });
    expect(deps.mailer.sent.map(({ to }) => to).sort()).toEqual(
      expect.arrayContaining([asker.email, asked.email]),
    );
    expect(await listAwaitedConsents(deps, asked)).toMatchObject([{ id, organisation: '架空みどり町内会' }]);
    const { askedAt } = await getCase(deps, asked, id);
    const answer = { asked: askedAt ?? 0, consent: 'agreed' as const, note: '' };
    await expect(answerForPartner(deps, asked, id, { ...answer, organisation: npo })).rejects.toMatchObject({
      details: { reason: 'not_yours' },
    });
    await answerForPartner(deps, asked, id, { ...answer, organisation: chonaikai });
    await expect(publishCase(deps, staff, id, { asked: askedAt ?? 0 })).rejects.toMatchObject({
      details: { reason: 'not_now' },
    });
    await answerForPartner(deps, asker, id, { ...answer, organisation: npo });
    expect((await getCase(deps, staff, id)).status).toBe('agreed');
    expect(await found('')).toEqual([]);
    await test.publish();
    expect(await found('')).toEqual([id]);
    const open = await getCase(deps, ANONYMOUS, id);
    expect(open).toMatchObject({ status: 'published', collaborationId: null, may: { start_from: false } });
    expect(open.partners.map(({ answer: given }) => given)).toEqual([null, null]);
    const log = await deps.db.selectFrom('audit_log').select('action').orderBy('at').execute();
    expect(log.map(({ action }) => action)).toEqual([
      'cases.started',
      'cases.asked',
      'cases.consented',
      'cases.consented',
      'cases.published',
    ]);
  });

  it('is hidden at once when a partner takes its consent back', async () => {
    const { deps, asked, chonaikai, id } = test;
    await bringTo('published');
    const picture = await withPicture();
    await takeConsentBack(deps, asked, id, { organisation: chonaikai, note: '事情が変わりました' });
    expect(await found('')).toEqual([]);
    expect(await listLatestCases(deps, 3)).toEqual([]);
    await expect(getCase(deps, ANONYMOUS, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(readPicture(deps, ANONYMOUS, id, picture)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getCase(deps, asked, id)).toMatchObject({
      status: 'withdrawn',
      withdrawn: { by: '架空みどり町内会' },
    });
  });

  /** A picture in a public case study, put there as the draft would have had it. */
  async function withPicture(): Promise<string> {
    const { deps, id, asker } = test;
    await deps.files.put('fil_1', new Uint8Array([1]));
    await deps.db
      .insertInto('case_pictures')
      .values({
        file_id: 'fil_1',
        case_id: id,
        position: 1,
        bytes: 1,
        width: 1,
        height: 1,
        added_by: asker.userId,
        added_by_name: asker.name,
        added_at: 1,
      })
      .execute();
    expect(await readPicture(deps, ANONYMOUS, id, 'fil_1')).toHaveLength(1);
    return 'fil_1';
  }

  it('accepts no answer to a text that was written anew', async () => {
    const { deps, asked, chonaikai, asker, id } = test;
    await bringTo('asked');
    const { askedAt } = await getCase(deps, asked, id);
    await reopenCase(deps, asker, id);
    await test.save({ title: '別の話' });
    await test.ask();
    await expect(
      answerForPartner(deps, asked, id, {
        asked: askedAt ?? 0,
        organisation: chonaikai,
        consent: 'agreed',
        note: '',
      }),
    ).rejects.toMatchObject({ details: { reason: 'changed_meanwhile' } });
  });

  it('loses nobody’s words: an edit of an older revision is refused', async () => {
    const { deps, asked, id } = test;
    const { revision } = await getDraft(deps, asked, id);
    await test.save();
    await expect(askForConsent(deps, asked, id, { revision })).rejects.toMatchObject({
      details: { reason: 'changed_meanwhile' },
    });
  });

  it('has consent on paper only where nobody can answer', async () => {
    const { deps, staff, chonaikai, npo, asker, id } = test;
    await bringTo('asked');
    const { askedAt } = await getCase(deps, staff, id);
    const paper = { asked: askedAt ?? 0, organisation: chonaikai, note: '会長が11月1日に署名。綴り3' };
    await expect(recordPaperConsent(deps, staff, id, paper)).rejects.toMatchObject({
      details: { reason: 'has_account' },
    });
    await deps.db.deleteFrom('organisation_members').where('organisation_id', '=', chonaikai).execute();
    await recordPaperConsent(deps, staff, id, paper);
    const answer = { asked: askedAt ?? 0, organisation: npo, consent: 'agreed' as const, note: '' };
    await answerForPartner(deps, asker, id, answer);
    const { status, partners } = await getCase(deps, staff, id);
    expect(status).toBe('agreed');
    expect(partners[1]?.answer).toMatchObject({ consent: 'agreed', onPaper: true, by: '市の担当' });
  });
});

it('offers collaborations to those who may tell of them', async () => {
  const { deps, asker, asked, viewer, outsider, staff, collaboration } = test;
  const offered = async (principal: Principal) =>
    (await offerNewCase(deps, principal, 1)).items.map((item) => item.id);
  await deps.db.updateTable('collaborations').set({ is_public: 1 }).execute();
  for (const principal of [asker, asked, staff]) expect(await offered(principal)).toEqual([collaboration]);
  for (const principal of [viewer, outsider]) expect(await offered(principal)).toEqual([]);
  await expect(offered(ANONYMOUS)).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('takes place and figures over from the record of the collaboration', async () => {
  const { deps, asker, collaboration, id } = test;
  await deps.db.updateTable('collaborations').set({ area_code: '011070' }).execute();
  for (const [fiscal_year, grant_yen] of [
    [2025, 2_000_000],
    [2026, null],
  ] as const) {
    await deps.db
      .insertInto('collaboration_figures')
      .values({
        collaboration_id: collaboration,
        fiscal_year,
        people: 50,
        volunteers: null,
        grant_yen,
        own_yen: null,
        updated_by: '',
        updated_at: 1,
      })
      .execute();
  }
  await removeCase(deps, asker, id);
  const again = await startCase(deps, asker, collaboration);
  expect(await getDraft(deps, asker, again.id)).toMatchObject({
    area: { code: '011070' },
    moneyYen: 2_000_000,
    peopleReached: 100,
    volunteers: null,
  });
});

describe('pictures', () => {
  it('lose what the phone wrote into them, and need words and consent', async () => {
    const { deps, asker, id } = test;
    const bytes = await phonePhoto();
    const unasked = { caption: '', people: 'unasked' as const, consentNote: '' };
    const picture = await addPicture(deps, asker, id, bytes, unasked);
    const kept = Buffer.from(await readPicture(deps, asker, id, picture));
    expect(kept.subarray(8, 12).toString('latin1')).toBe('WEBP');
    expect(kept.includes('Exif')).toBe(false);
    await test.save();
    expect((await getDraft(deps, asker, id)).missing).toEqual(['pictures']);
    await statePicture(deps, asker, id, picture, {
      caption: '雪かきをする中学生',
      people: 'agreed',
      consentNote: '12人が署名',
    });
    expect((await getDraft(deps, asker, id)).missing).toEqual([]);
    await removePicture(deps, asker, id, picture);
    await expect(readPicture(deps, asker, id, picture)).rejects.toMatchObject({ code: 'not_found' });
    expect(await deps.files.get(picture)).toBeNull();
  });

  it('keep what people agreed to from the public', async () => {
    const { deps, asker, id } = test;
    await addPicture(deps, asker, id, await phonePhoto(), {
      caption: '雪かき',
      people: 'agreed',
      consentNote: '山田さんが電話で承諾',
    });
    await bringTo('published');
    expect((await getCase(deps, ANONYMOUS, id)).pictures).toMatchObject([
      { caption: '雪かき', consentNote: '' },
    ]);
  });

  it('are not for everybody', async () => {
    const { deps, outsider, viewer, id } = test;
    const stated = { caption: '', people: 'none' as const, consentNote: '' };
    const bytes = new Uint8Array([1]);
    await expect(addPicture(deps, outsider, id, bytes, stated)).rejects.toMatchObject({ code: 'not_found' });
    await expect(addPicture(deps, viewer, id, bytes, stated)).rejects.toMatchObject({
      details: { reason: 'not_now' },
    });
  });
});

describe.each(CASE_STATUSES)('what %s shows to whom', (status) => {
  it('is for those concerned, and for everybody when it is published', async () => {
    const { deps, asker, viewer, staff, outsider, id } = test;
    await bringTo(status);
    for (const principal of [asker, viewer, staff])
      expect((await getCase(deps, principal, id)).status).toBe(status);
    for (const principal of [outsider, ANONYMOUS, { kind: 'guest', guestId: 'gst_1' } as Principal]) {
      const reading = getCase(deps, principal, id);
      if (status === 'published') expect((await reading).status).toBe(status);
      else await expect(reading).rejects.toMatchObject({ code: 'not_found' });
      const { items } = await findCases(deps, principal, '雪かき', 10);
      expect(items.map((item) => item.id)).toEqual(status === 'published' ? [id] : []);
    }
    for (const principal of [asker, viewer, staff])
      expect((await findCases(deps, principal, '雪かき', 10)).items.map((item) => item.id)).toEqual([id]);
    expect((await listOwnCases(deps, outsider)).length).toBe(0);
    expect((await listOwnCases(deps, viewer)).length).toBe(status === 'published' ? 0 : 1);
  });
});

it.each<[CaseAction, () => Promise<unknown>]>([
  ['publish', () => publishCase(test.deps, test.asker, test.id, { asked: 1 })],
  ['withdraw', () => withdrawCase(test.deps, test.asker, test.id, { reason: 'x' })],
  ['remove', () => removeCase(test.deps, test.asker, test.id)],
  ['edit', () => getDraft(test.deps, test.asker, test.id)],
])('%s is not for partners once it is public', async (_action, attempt) => {
  await bringTo('published');
  await expect(attempt()).rejects.toMatchObject({ code: 'conflict' });
  expect(await found('')).toEqual([test.id]);
});

describe('the public list', () => {
  beforeEach(() => bringTo('published'));

  it.each([
    ['雪かき', true],
    ['ﾕｷ', false],
    ['アイサツ', true],
    ['あいさつ 中学生', true],
    ['あいさつ 小学生', false],
    ['みどり', true],
    ['高齢者福祉', true],
    ['%', false],
    ['', true],
  ])('finds by %s: %s', async (words, expected) => {
    expect(await found(`q=${encodeURIComponent(words)}`)).toEqual(expected ? [test.id] : []);
  });

  it('filters by theme and by the area around', async () => {
    expect(await found('theme=elderly')).toEqual([test.id]);
    expect(await found('theme=disaster')).toEqual([]);
    expect(await found('theme=nonsense')).toEqual([test.id]);
    expect(await found('area=011070')).toEqual([]);
  });
});

it('tells staff what waits', async () => {
  const { deps, staff, asker, id } = test;
  await bringTo('asked');
  expect(await listStaffCases(deps, staff)).toEqual({ unanswered: [], unpublished: [] });
  deps.clock.advance(15 * 86_400_000);
  expect((await listStaffCases(deps, staff)).unanswered).toMatchObject([{ id }]);
  await test.agree();
  expect((await listStaffCases(deps, staff)).unpublished).toMatchObject([{ id }]);
  await expect(listStaffCases(deps, asker)).rejects.toMatchObject({ code: 'forbidden' });
});

it('removes a draft with everything in it', async () => {
  const { deps, asker, id } = test;
  await test.save();
  await removeCase(deps, asker, id);
  await expect(getCase(deps, asker, id)).rejects.toMatchObject({ code: 'not_found' });
  for (const table of ['case_partners', 'case_themes'] as const)
    expect(await deps.db.selectFrom(table).selectAll().execute()).toEqual([]);
});

it('begins an idea and the words of a request', async () => {
  const { deps, outsider, id } = test;
  const words = (principal: Principal) =>
    openingWords(deps, principal, id, { language: 'ja', origin: 'https://machi.example.jp' });
  await bringTo('agreed');
  await expect(startIdea(deps, outsider, id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await words(outsider)).toBe('');
  await test.publish();
  await expect(startIdea(deps, ANONYMOUS, id)).rejects.toMatchObject({ code: 'unauthenticated' });
  const idea = await startIdea(deps, outsider, id);
  expect(await getIdea(deps, outsider, idea.id)).toMatchObject({ title: TOLD.title, status: 'considering' });
  expect(await words(outsider)).toContain(`https://machi.example.jp/cases/${id}`);
});
