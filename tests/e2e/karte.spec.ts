import iconv from 'iconv-lite';
import { expect, expectAccessible, takenOver, test } from '../setup/fixtures';
import { readPdf } from '../setup/read-pdf';

const AREA = '/areas/011070-03';
const TINY = '/areas/011061-09';

test('the pyramid is stepped through by keyboard, and its table says what it draws', async ({ person }) => {
  const page = await person();
  await page.goto(AREA);
  await takenOver(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('琴似二十四軒');
  await expect(page.getByText('架空', { exact: true }).first()).toBeVisible();
  const shown = page.getByTestId('pyramid-year');
  await expect(shown).toHaveText('2020年（令和2年）');
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveText('2030年（令和12年）');
  await expect(page).toHaveURL(/year=2030/);
  await page.keyboard.press('Home');
  await expect(shown).toHaveText('2005年（平成17年）');
  const pyramid = page.locator('section:has(#pyramid-title)');
  await pyramid.getByText('表で見る').click();
  for (const sex of ['male', 'female']) {
    const drawn = await pyramid
      .locator(`rect[data-sex="${sex}"]`)
      .evaluateAll((bars) => bars.map((bar) => Number((bar as SVGElement).dataset.value)));
    const written = await pyramid
      .locator(`tr[data-row^="age-"] td[data-column="${sex}"]`)
      .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent?.replaceAll(',', ''))));
    expect(drawn.length).toBe(18);
    expect(drawn).toEqual(written);
  }
  await expectAccessible(page);
});

test('a supposition is part of the address and changes the years ahead, also without JavaScript', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'ja-JP',
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${AREA}?year=2040`);
  const young = page.locator('section:has(#pyramid-title) tr[data-row="young"] td[data-column="both"]');
  const before = Number((await young.textContent())?.replaceAll(',', ''));
  await page.getByLabel('子どもの生まれ方').selectOption('20');
  await page.getByRole('button', { name: 'この条件で計算する' }).click();
  await expect(page).toHaveURL(/births=20/);
  await expect(page.getByText('この条件で計算しています').first()).toBeVisible();
  await expect(page.getByTestId('pyramid-year')).toHaveText('2040年（令和22年）');
  expect(Number((await young.textContent())?.replaceAll(',', ''))).toBeGreaterThan(before);
  await page.getByRole('link', { name: '2050' }).click();
  await expect(page.getByTestId('pyramid-year')).toHaveText('2050年（令和32年）');
  await context.close();
});

test('numbers under three leave the server in no way', async ({ person }) => {
  const page = await person();
  const body = await (await page.request.get(TINY)).text();
  expect(body).toMatch(/>X</);
  for (const format of ['csv', 'csv-cp932']) {
    const file = await page.request.get(`${TINY}/export/${format}`);
    const bytes = await file.body();
    const text = format === 'csv' ? bytes.toString('utf8') : iconv.decode(bytes, 'cp932');
    if (format === 'csv') expect(text.startsWith('\ufeff地域コード,')).toBe(true);
    const rows = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(rows.length).toBeGreaterThan(200);
    const counts = rows.flatMap((row) => row.slice(6, 9)).filter((cell) => cell !== '');
    expect(counts).toContain('X');
    expect(counts.filter((cell) => cell !== 'X' && !(Number(cell) >= 3))).toEqual([]);
    expect(rows.every((row) => row[9]?.startsWith('架空。'))).toBe(true);
    expect(decodeURIComponent(file.headers()['content-disposition'] ?? '')).toContain('架空');
  }
  const sheet = await page.request.get(`${TINY}/export/xlsx`);
  expect((await sheet.body()).subarray(0, 2).toString()).toBe('PK');
  expect((await page.request.get(`${TINY}/export/pdf`)).status()).toBe(404);
});

test('the booklet prints on A4 with its sources, and a 連合町内会 shows its centre', async ({ person }) => {
  const page = await person({ viewport: { width: 390, height: 844 }, letters: 'of-app' });
  await page.goto('/areas/011070-03-01');
  await expect(page.getByText('二十四軒連合町内会だけの統計はありません。')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'この地域の位置' }).getByRole('link')).toHaveText([
    '地域の地図',
    '札幌市',
    '西区',
    '琴似二十四軒',
  ]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
  await page.goto(`${TINY}/booklet?births=20`);
  await expectAccessible(page);
  const pages = await readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(pages.length).toBeGreaterThanOrEqual(7);
  expect(pages.length).toBeLessThanOrEqual(12);
  for (const { widthMm, heightMm } of pages) expect([widthMm, heightMm]).toEqual([210, 297]);
  const text = pages.map((one) => one.text);
  expect(text[0]).toContain('定山渓の地域カルテ');
  expect(text[0]).toContain('架空');
  expect(text[0]).toContain('/areas/011061-09?births=20');
  expect(text[0]).toContain('出典');
  expect(text[1]).toContain('人口ピラミッド');
  expect(text.filter((one) => one.includes('年)の年齢別人口'))).toHaveLength(3);
  expect(text.at(-1)).toContain('計算のしかたと注意');
  expect(text.join('')).not.toContain('印刷する');
});
