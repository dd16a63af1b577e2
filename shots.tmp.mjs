import { chromium } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
const base = 'http://127.0.0.1:4510';
const only = process.argv[2];
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const sizes = { d: [1440, 900], m: [390, 844], p: [1920, 1080] };
async function ctx(size, locale = 'ja-JP', state) {
  const c = await b.newContext({ baseURL: base, viewport: { width: sizes[size][0], height: sizes[size][1] }, locale, timezoneId: 'Asia/Tokyo', storageState: state });
  const p = await c.newPage();
  p.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 300)));
  p.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 300)));
  return p;
}
async function axe(p, name) {
  const { violations } = await new AxeBuilder({ page: p }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  for (const v of violations) console.log('AXE', name, v.impact, v.id, v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | '));
}
const lp = await ctx('d');
await lp.goto('/login'); await lp.fill('input[name=email]', 'facilitator@example.jp'); await lp.fill('input[name=password]', 'demo-password-1');
await lp.click('main form button[type=submit]'); await lp.waitForURL((u) => u.pathname !== '/login');
const state = await lp.context().storageState();
await lp.goto('/programmes');
const href = await lp.locator('a', { hasText: '冬の公園' }).first().getAttribute('href');
const href2 = await lp.locator('a', { hasText: '子育て' }).first().getAttribute('href');
await lp.goto(href);
const phaseEdit = await lp.locator('a[href*="/phases/phs_"]').first().getAttribute('href');
const sess = await lp.locator('a[href*="/sessions/ses_"]').last().getAttribute('href');
const prog = await lp.locator('a[href*="/programmes/prg_"]').first().getAttribute('href');
const pages = [
  ['front', '/', false], ['join', '/j/424242', false], ['unknown', '/j/111111', false], ['front-lead', '/', true], ['join-lead', '/j/424242', true],
  ['programmes', '/programmes', true], ['programme', prog, true], ['prog-new', '/programmes/new', true], ['ws-new', '/workshops/new', true],
  ['plan', href, true], ['plan2', href2, true], ['edit', href + '/edit', true], ['copy', href + '/copy', true], ['session', sess, true], ['phase', phaseEdit, true],
];
for (const [name, url, signed] of pages) {
  if (only && !name.startsWith(only)) continue;
  for (const size of ['d', 'm']) {
    const p = await ctx(size, 'ja-JP', signed ? state : undefined);
    await p.goto(url); await p.waitForLoadState('networkidle');
    await p.screenshot({ path: `/tmp/wsshots/${name}-${size}.png`, fullPage: true });
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log('OVERFLOW', name, size, over);
    if (size === 'd') await axe(p, name);
    await p.context().close();
  }
}
await b.close();
