import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { WebSocket } from 'ws';
import { expect, signIn, test } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess, startServerProcess } from '../setup/server-process';

/** Posts a form as a program would: no browser, no cookies but those given. */
function post(
  url: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return fetch(`${url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
}
const login = (
  server: ServerProcess,
  email: string,
  password: string,
  headers: Record<string, string> = {},
) => post(server.url, '/login', { email, password }, headers);
const cookieHeader = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** An account of a test alone, in the facilitator's role and with the demo's password; returns its address. */
function addFacilitator(server: ServerProcess, who: string): string {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  db.prepare(
    `INSERT INTO users SELECT ?, ?, ?, kana, sort_key, role, password_hash, locale, created_at, disabled_at
      FROM users WHERE email = 'facilitator@example.jp'`,
  ).run(`usr_${who}`, `${who}@example.jp`, `架空の人 ${who}`);
  db.close();
  return `${who}@example.jp`;
}

test.describe('attempts', () => {
  test('end for strangers at one account, not for its known device or the room; nothing tells who has one', async ({
    stage,
    person,
  }) => {
    const email = addFacilitator(stage, 'guessed');
    const known = await login(stage, email, DEMO_PASSWORD);
    expect(known.status).toBe(302);
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await login(stage, email, `guess ${guess}`)).status).toBe(422);
    }
    const stranger = await person({ at: stage });
    await stranger.goto('/login');
    await stranger.getByLabel('メールアドレス').fill(email);
    await stranger.getByRole('textbox', { name: 'パスワード' }).fill(DEMO_PASSWORD);
    await stranger.getByRole('button', { name: 'ログインする' }).click();
    await expect(stranger.getByRole('alert')).toContainText('15分ほどたってから');

    const refused = await login(stage, email, DEMO_PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(800);
    const own = { Cookie: cookieHeader(known) };
    expect((await login(stage, email, DEMO_PASSWORD, own)).status).toBe(302);
    expect((await login(stage, 'staff@example.jp', DEMO_PASSWORD)).status).toBe(302);

    const words = async (address: string, password: string) => {
      const answer = await login(stage, address, password);
      return [answer.status, /メールアドレスかパスワードが違います/.test(await answer.text())];
    };
    expect(await words('nobody@example.jp', 'x')).toEqual(await words('npo@example.jp', 'x'));
    for (const address of ['nobody@example.jp', 'npo@example.jp']) {
      const answer = await post(stage.url, '/reset?index', { email: address });
      expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/reset?sent']);
    }
  });
});

test.describe('cookies and origins', () => {
  test('session cookies are out of reach of scripts and other sites', async ({ server }) => {
    const cookies = (await login(server, 'npo@example.jp', DEMO_PASSWORD)).headers.getSetCookie();
    const session = cookies.find((cookie) => cookie.startsWith('mw_session='));
    expect(session).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    for (const cookie of cookies.filter((value) => !value.startsWith('mw_lang='))) {
      expect(cookie).toContain('HttpOnly');
    }
  });

  test('another site can neither sign in nor act for somebody', async ({ server }) => {
    const evil = { Origin: 'https://evil.example' };
    expect((await login(server, 'npo@example.jp', DEMO_PASSWORD, evil)).status).toBe(403);
    const signedIn = cookieHeader(await login(server, 'npo@example.jp', DEMO_PASSWORD));
    for (const headers of [evil, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const answer = await post(
        server.url,
        '/account',
        { intent: 'everywhere' },
        { ...headers, Cookie: signedIn },
      );
      expect(answer.status).toBe(403);
    }
    const home = await fetch(`${server.url}/home`, { headers: { Cookie: signedIn }, redirect: 'manual' });
    expect(home.status).toBe(200);
  });

  test('signing out needs a form, not a link', async ({ server }) => {
    const signedIn = cookieHeader(await login(server, 'npo@example.jp', DEMO_PASSWORD));
    const link = await fetch(`${server.url}/logout`, { headers: { Cookie: signedIn }, redirect: 'manual' });
    expect(link.headers.getSetCookie()).toEqual([]);
    const form = await post(server.url, '/logout', {}, { Cookie: signedIn, Origin: server.url });
    expect(form.headers.getSetCookie()).toEqual([expect.stringMatching(/^mw_session=; .*Max-Age=0/)]);
    const home = await fetch(`${server.url}/home`, { headers: { Cookie: signedIn }, redirect: 'manual' });
    expect(home.headers.get('Location')).toBe('/login?next=%2Fhome');
  });

  test('signing in leads to pages of this site only', async ({ server }) => {
    const go = async (next: string) => {
      const fields = { email: 'npo@example.jp', password: DEMO_PASSWORD, next };
      return (await post(server.url, '/login', fields)).headers.get('Location');
    };
    expect(await go('/account?x=1')).toBe('/account?x=1');
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/..//evil.example',
      '',
    ]) {
      expect(await go(next)).toBe('/home');
    }
  });
});

test.describe('open connections', () => {
  /** A board led by the account with this id; returns its room. */
  function makeBoard(server: ServerProcess, id: string): string {
    const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
    db.exec(`
      INSERT INTO programmes (id, name, description, fiscal_year, created_at) VALUES ('prg_t', 'p', '', 2026, 1);
      INSERT INTO workshops (id, programme_id, title, description, created_by, created_at)
        VALUES ('wsp_t', 'prg_t', 'w', '', '${id}', 1);
      INSERT INTO workshop_facilitators (workshop_id, user_id) VALUES ('wsp_t', '${id}');
      INSERT INTO boards (id, workshop_id, title, created_at) VALUES ('brd_t', 'wsp_t', 'b', 1);`);
    db.close();
    return 'board-brd_t';
  }

  async function openBoard(server: ServerProcess, room: string, cookie: string) {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${room}`, {
      headers: { Cookie: cookie, Origin: server.url },
    });
    const closed = once(socket, 'close').then(([code]) => Number(code));
    await once(socket, 'message');
    return { socket, closed };
  }

  test('end when a person signs out everywhere, and when an account is closed', async ({ stage, person }) => {
    const email = addFacilitator(stage, 'everywhere');
    const room = makeBoard(stage, 'usr_everywhere');
    const signInAgain = async () => cookieHeader(await login(stage, email, DEMO_PASSWORD));

    const first = await openBoard(stage, room, await signInAgain());
    const second = await openBoard(stage, room, await signInAgain());
    const everywhere = { Cookie: await signInAgain(), Origin: stage.url };
    expect((await post(stage.url, '/account', { intent: 'everywhere' }, everywhere)).status).toBe(302);
    expect(await Promise.all([first.closed, second.closed])).toEqual([4401, 4401]);

    const third = await openBoard(stage, room, await signInAgain());
    const staff = await person({ at: stage });
    await signIn(staff, 'staff');
    await staff.goto('/admin/people?q=everywhere');
    await staff.locator('tbody a').click();
    await staff.getByRole('button', { name: '利用を止める' }).click();
    expect(await third.closed).toBe(4401);
  });
});

test.describe('rights', () => {
  const STAFF_ONLY = ['/admin', '/admin/invitations', '/admin/audit', '/admin/users/usr_none'];

  test('pages of the administration open to staff only', async ({ server, person }) => {
    for (const path of [...STAFF_ONLY, '/home', '/account']) {
      const answer = await fetch(`${server.url}${path}`, { redirect: 'manual' });
      expect([path, answer.status, answer.headers.get('Location')]).toEqual([
        path,
        302,
        `/login?next=${encodeURIComponent(path)}`,
      ]);
    }
    for (const account of ['facilitator', 'npo'] as const) {
      const page = await person();
      await signIn(page, account);
      for (const path of STAFF_ONLY) {
        expect([path, (await page.request.get(path)).status()]).toEqual([path, 403]);
        const form = { intent: 'disable', email: 'x@example.jp', name: 'x', role: 'staff' };
        expect([path, (await page.request.post(path, { form })).status()]).toEqual([
          path,
          path === '/admin' || path === '/admin/audit' ? 405 : 403,
        ]);
      }
      await page.goto('/admin');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('このページを見る権限がありません');
    }
  });

  test('without the demo a link makes the first staff account, once; behind https its cookies are Secure', async ({
    person,
  }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'machinowa-setup-'));
    const server = await startServerProcess({
      dataDir,
      env: { DEMO: 'off', TRUST_PROXY: 'on' },
    });
    try {
      await expect.poll(() => server.output()).toMatch(/\/setup\/[\w-]{43}/);
      const path = /\/setup\/[\w-]{43}/.exec(server.output())?.[0] ?? '';
      const page = await person({ at: server });
      const others = await person({ at: server });
      expect((await others.goto(path))?.status()).toBe(200);
      await page.goto(path);
      await page.getByLabel('メールアドレス').fill('first@example.jp');
      await page.getByLabel('お名前').fill('最初の 職員');
      await page.getByLabel('新しいパスワード').fill('snow lamps in the park');
      await page.getByRole('button', { name: '職員のアカウントを作る' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('最初の 職員 さん、こんにちは');
      await page.goto('/admin/people');
      await expect(page.getByRole('row')).toHaveCount(2);
      expect((await others.reload())?.status()).toBe(410);
      await expect(others.getByRole('heading', { level: 1 })).toHaveText(
        'このリンクは、すでに使われています',
      );

      const first = ['first@example.jp', 'snow lamps in the park'] as const;
      const plain = await login(server, ...first);
      expect(plain.headers.getSetCookie().join()).not.toContain('Secure');
      const proxied = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'machi.example.jp' };
      const cookies = (await login(server, ...first, proxied)).headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie).toMatch(/; Secure$/);
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    }
  });
});
