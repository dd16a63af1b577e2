import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '~/domains/accounts/model';
import { withdrawCase } from '~/domains/cases/service/consent.server';
import { xlsxRows } from '~/domains/exchange/xlsx-rows.server';
import { loadPublishedPlan } from '~/domains/indicators/service/load.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { makeAwards } from '../../../tests/factories/awards';
import { makeCase, type TestCase } from '../../../tests/factories/cases';
import { makeGrantProgramme } from '../../../tests/factories/grants';
import { SECTIONS, type SectionKey } from './model/report';
import { exportOpenData } from './open-data.server';
import { exportReport, linesOf, viewReport } from './service.server';

let test: TestCase;
let year: number;
beforeEach(async () => {
  test = await makeCase();
  year = fiscalYearOf(dayOf(test.deps.clock.now()));
});
afterEach(() => test.deps.db.destroy());

const NO_AWARD = { interim_due: '2026-10-01', report_due: '2027-03-10' };

/** A programme with one application in each state, and an award with payments where it was adopted. */
async function fillGrants(): Promise<void> {
  const { deps, npo, collaboration } = test;
  const programme = await makeGrantProgramme(deps, { status: 'decided', title: 'ネットワーク' });
  const states = [
    'draft',
    'submitted',
    'eligible',
    'adopted',
    'adopted',
    'rejected',
    'ineligible',
    'withdrawn',
  ] as const;
  const at = deps.clock.now();
  for (const [number, status] of states.entries()) {
    await deps.db
      .insertInto('grant_applications')
      .values({
        id: `gap_${number}`,
        programme_id: programme,
        previous_id: null,
        title: `申請${number}`,
        lead_id: npo,
        origin_kind: 'none',
        origin_id: null,
        area_code: null,
        status,
        budget: '{}',
        receipt_number: null,
        submitted_at: status === 'draft' ? null : at,
        submitted_by: null,
        submitted_by_name: null,
        more_by: null,
        created_by: '',
        created_by_name: '',
        created_at: at,
        updated_at: at,
      })
      .execute();
    if (status !== 'adopted') continue;
    await deps.db
      .insertInto('grant_awards')
      .values({
        id: `gaw_${number}`,
        application_id: `gap_${number}`,
        number,
        fiscal_year: year,
        year_of_support: 1,
        rules: '{}',
        budget: '{}',
        granted_yen: 1_000_000,
        amount_yen: 999_999,
        status: 'paid',
        decided_on: dayOf(at),
        decided_by: '',
        decided_by_name: '',
        ends_on: dayOf(at),
        ...NO_AWARD,
        fixed_yen: 999_998,
        fixing: null,
        fixed_on: null,
        fixed_by_name: null,
        cancelled_on: null,
        closed_on: null,
        collaboration_id: collaboration,
        created_at: at,
      })
      .execute();
    for (const [kind, amount_yen, voided_at] of [
      ['advance', 500_000, null],
      ['balance', 499_999, null],
      ['balance', 111_111, at],
      ['return', 1, null],
    ] as const) {
      await deps.db
        .insertInto('grant_payments')
        .values({
          id: `gpy_${number}_${amount_yen}`,
          award_id: `gaw_${number}`,
          kind,
          amount_yen,
          day: dayOf(at),
          recorded_by: '',
          recorded_by_name: '',
          recorded_at: at,
          voided_at,
          voided_by_name: null,
        })
        .execute();
    }
  }
}

const totalsOf = async (key: SectionKey) => {
  const { sections } = await viewReport(test.deps, test.staff, null);
  const section = sections.find((one) => one.key === key);
  return Object.fromEntries(Object.keys(SECTIONS[key]).map((column, at) => [column, section?.totals[at]]));
};

it('counts applications and money of a year to the yen', async () => {
  await fillGrants();
  expect(await totalsOf('grants')).toEqual({
    submitted: 7,
    adopted: 2,
    refused: 2,
    takenBack: 1,
    deciding: 2,
    grantedYen: 1_999_998,
    paidYen: 1_999_998,
    returnedYen: 2,
  });
});

it('reconciles: outcomes are all that was handed in, and every line sums to its total', async () => {
  await fillGrants();
  await test.deps.db
    .insertInto('collaboration_figures')
    .values({
      collaboration_id: test.collaboration,
      fiscal_year: year,
      people: 120,
      volunteers: 14,
      grant_yen: 450_000,
      own_yen: 50_001,
      updated_by: '',
      updated_at: 1,
    })
    .execute();
  const report = await viewReport(test.deps, test.staff, null);
  const grants = await totalsOf('grants');
  expect(grants.submitted).toBe(
    (grants.adopted ?? 0) + (grants.refused ?? 0) + (grants.takenBack ?? 0) + (grants.deciding ?? 0),
  );
  const lines = linesOf(report, 'ja');
  for (const total of lines.filter(({ row }) => row === '合計')) {
    const parts = lines.filter(
      (line) => line !== total && line.section === total.section && line.column === total.column,
    );
    expect([total, parts.reduce((sum, { value }) => sum + value, 0)]).toEqual([total, total.value]);
  }
  expect(await totalsOf('collaborations')).toEqual({
    started: 1,
    going: 1,
    ended: 0,
    reached: 120,
    volunteers: 14,
    grantYen: 450_000,
    ownYen: 50_001,
  });
  const { bytes } = await exportReport(test.deps, test.staff, year, 'ja');
  const sheet = await xlsxRows(bytes, { rows: 10_000, columns: 20, cell: 1000, unpackedBytes: 10_000_000 });
  expect(sheet).toHaveLength(lines.length + 1);
  const granted = sheet.find(({ cells }) => cells[2] === '合計' && cells[3] === '交付決定額');
  expect(granted?.cells.slice(4)).toEqual(['1999998', '円']);
});

it('counts a case study in the year it became public, while it is', async () => {
  await test.save({ moneyYen: '450,000' });
  await test.ask();
  await test.agree();
  await test.publish();
  expect(await totalsOf('cases')).toEqual({ cases: 1, reached: 0, moneyYen: 450_000 });
  await withdrawCase(test.deps, test.staff, test.id, { reason: '確認' });
  expect(await totalsOf('cases')).toEqual({ cases: 0, reached: 0, moneyYen: 0 });
});

it('is for staff, and only for years something can be known of', async () => {
  const { deps, asker, staff } = test;
  await expect(viewReport(deps, asker, null)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(viewReport(deps, ANONYMOUS, null)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(viewReport(deps, staff, year + 1)).rejects.toMatchObject({ code: 'not_found' });
  await deps.db.updateTable('collaborations').set({ started_on: '2015-03-31' }).execute();
  const { years } = await viewReport(deps, staff, 2014);
  expect([years[0], years.at(-1)]).toEqual([year, 2014]);
});

describe('open data', () => {
  const csv = async (dataset: string, format = 'csv') => {
    const { bytes } = await exportOpenData(test.deps, dataset, format, 'https://machi.example.jp');
    return bytes;
  };

  it('holds what is public and nothing else', async () => {
    await test.save({ title: '=雪かき' });
    await test.deps.db.updateTable('collaborations').set({ title: '内部の連携' }).execute();
    expect(new TextDecoder().decode(await csv('cases'))).not.toContain('雪かき');
    expect(new TextDecoder().decode(await csv('collaborations'))).not.toContain('内部の連携');
    await test.ask();
    await test.agree();
    expect(new TextDecoder().decode(await csv('cases'))).not.toContain('雪かき');
    await test.publish();
    await test.deps.db.updateTable('collaborations').set({ is_public: 1 }).execute();
    const bytes = await csv('cases');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    const [head = '', row = ''] = text.split('\r\n');
    expect(head).toMatch(/^全国地方公共団体コード,ID,地方公共団体名,名称,概要,団体名,法人番号/);
    expect(row).toContain(`${test.id},,'=雪かき`);
    expect(row).toContain(`https://machi.example.jp/cases/${test.id}`);
    expect(new TextDecoder().decode(await csv('collaborations'))).toContain('内部の連携');
    expect(iconv.decode(Buffer.from(await csv('cases', 'cp932')), 'cp932')).toContain(
      '高齢者福祉;子どもの見守り',
    );
    await withdrawCase(test.deps, test.staff, test.id, { reason: '写真の人の申し出' });
    expect(new TextDecoder().decode(await csv('cases'))).not.toContain('雪かき');
  });

  it('says of grants what was granted to whom, without what was taken back and without names that are not public', async () => {
    const awards = await makeAwards();
    test.deps.db.destroy();
    test = { ...test, deps: awards.deps };
    const { db } = awards.deps;
    const text = async (dataset: string) => new TextDecoder().decode(await csv(dataset));
    const [head = '', row = ''] = (await text('awards')).split('\r\n');
    const cell = (title: string) => row.split(',')[head.split(',').indexOf(title)];
    expect(['名称', '団体名', '交付決定額（円）', '確定額（円）', '支払額（円）', 'URL'].map(cell)).toEqual([
      '冬の公園であそぶ',
      '架空NPOあかり;架空みどり町内会',
      '450000',
      '',
      '0',
      '',
    ]);
    expect(row).not.toContain(awards.lead.name);
    const [grantHead = '', grant = ''] = (await text('grants')).split('\r\n');
    const grantCell = (title: string) => grant.split(',')[grantHead.split(',').indexOf(title)];
    expect(
      ['採択（件）', '交付決定額（円）', '上限額（円、支援の年ごと）', '助成の割合'].map(grantCell),
    ).toEqual(['1', '450000', '2000000;1000000;500000', '90%']);
    const draft = await makeGrantProgramme(awards.deps, { status: 'draft' });
    expect(await text('grants')).not.toContain(draft);
    await db.updateTable('organisations').set({ status: 'draft' }).where('id', '=', awards.npo).execute();
    await db.updateTable('collaborations').set({ is_public: 1 }).execute();
    const shown = await text('awards');
    expect(shown).not.toContain('架空NPOあかり');
    expect(shown).toContain('/collaborations/');
    await db.updateTable('grant_awards').set({ status: 'closed', cancelled_on: '2026-01-01' }).execute();
    expect((await text('awards')).split('\r\n').filter(Boolean)).toHaveLength(1);
  });

  it('gives the figures of the plan away as they were published, each with its source', async () => {
    const text = async () => new TextDecoder().decode(await csv('indicators'));
    expect((await text()).split('\r\n').filter(Boolean)).toHaveLength(1);
    await loadPublishedPlan(test.deps, 'system');
    const [head = '', ...rows] = (await text()).split('\r\n').filter(Boolean);
    // 14 figures of FY2013 and 11 of FY2014: three indicators were not measured again.
    expect(rows).toHaveLength(25);
    const names = head.split(',');
    const row = rows.find((one) => one.includes('participation-rate-2014'))?.split(',') ?? [];
    expect(
      ['年度', '値', '単位', '目標値', '最新の値の進み具合'].map((one) => row[names.indexOf(one)]),
    ).toEqual(['2014', '94.1', '%', '70', 'くらべられない']);
  });

  it.each([
    ['cases', 'pdf'],
    ['users', 'csv'],
    ['constructor', 'csv'],
  ])('has no %s as %s', async (dataset, format) => {
    await expect(csv(dataset, format)).rejects.toMatchObject({ code: 'not_found' });
  });
});
