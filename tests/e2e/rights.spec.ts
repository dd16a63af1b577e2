import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../setup/fixtures';
import { contentOf, fill, gatherFacts, post } from './rights-facts';
import { ACTIONS_ONLY, INSIDE, type Meets, OPEN_ACTIONS, PAGES, PEOPLE, type Person } from './rights-table';

/**
 * Walks every route as every kind of person. A route that is not in the table fails the test, so that nobody adds
 * one without saying who may open it.
 */
function routes(): { pattern: string; hasAction: boolean; hasPage: boolean }[] {
  const folder = join(process.cwd(), 'app/routes');
  return readdirSync(folder).map((file) => {
    const name = file.replace(/\.tsx?$/, '');
    const parts = name.split('.').filter((part) => part !== '_index');
    const pattern = `/${parts.map((part) => part.replace(/_$/, '').replace(/^\$/, ':')).join('/')}`;
    const source = readFileSync(join(folder, file), 'utf8');
    return {
      pattern,
      hasAction: /export (async )?(function|const) action\b/.test(source),
      hasPage: /export (async )?(function|const) loader\b|export default/.test(source),
    };
  });
}

function meetingOf(response: Response): Meets | number {
  const to = response.headers.get('location') ?? '';
  if (response.status === 302) return to.startsWith('/login') ? 'sign-in' : 'elsewhere';
  const known: Record<number, Meets> = { 200: 'page', 401: 'unknown', 403: 'forbidden', 404: 'absent' };
  return known[response.status] ?? response.status;
}

test.describe('rights', () => {
  test('every route has its line in the table', () => {
    const found = routes();
    const listed = [...Object.keys(PAGES), ...ACTIONS_ONLY];
    expect(found.map((route) => route.pattern).filter((pattern) => !listed.includes(pattern))).toEqual([]);
    expect(listed.filter((pattern) => !found.some((route) => route.pattern === pattern))).toEqual([]);
  });

  test('every page as every kind of person', async ({ stage }) => {
    const { ids, cookies } = await gatherFacts(stage);
    const seen: string[] = [];
    const wanted: string[] = [];
    for (const { pattern } of routes().filter(
      (route) => route.hasPage && !ACTIONS_ONLY.includes(route.pattern),
    )) {
      for (const person of PEOPLE) {
        const response = await fetch(`${stage.url}${fill(pattern, ids)}`, {
          redirect: 'manual',
          headers: { cookie: cookies[person] },
        });
        const body = await response.text();
        seen.push(`${pattern} ${person}: ${meetingOf(response)}${leaks(person, body)}`);
        wanted.push(`${pattern} ${person}: ${PAGES[pattern]?.[person]}`);
      }
    }
    expect(seen).toEqual(wanted);
  });

  test('what an organisation shows to staff only is in no page and no data of others', async ({ stage }) => {
    const { cookies } = await gatherFacts(stage);
    const path = '/organisations/org_rights';
    const wrong: string[] = [];
    for (const person of PEOPLE) {
      for (const address of [
        `${path}.data`,
        `${path}/edit.data`,
        `${path}/history.data`,
        '/organisations.data',
      ]) {
        const response = await fetch(`${stage.url}${address}`, {
          redirect: 'manual',
          headers: { cookie: cookies[person] },
        });
        const told = leaks(person, await response.text());
        if (told) wrong.push(`${address} ${person}${told}`);
      }
    }
    expect(wrong).toEqual([]);
    const staff = await fetch(`${stage.url}${path}`, { headers: { cookie: cookies.staff } });
    expect(await staff.text()).toContain('himitsu@example.jp');
  });

  test('no action changes anything for a person who may not open its page', async ({ stage }) => {
    const { ids, cookies } = await gatherFacts(stage);
    const before = contentOf(stage);
    const intents = formIntents();
    expect(intents.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    let tried = 0;
    for (const { pattern } of routes().filter(
      (route) => route.hasAction && !OPEN_ACTIONS.includes(route.pattern),
    )) {
      const strangers = PEOPLE.filter((person) => (PAGES[pattern] ?? INSIDE)[person] !== 'page');
      for (const person of strangers) {
        for (const intent of pattern === '/workshops/:workshopId' ? intents : ['', ...intents.slice(0, 2)]) {
          const body = { ...PLAUSIBLE, session: ids.sessionId ?? '', id: ids.phaseId ?? '', intent };
          const response = await post(`${stage.url}${fill(pattern, ids)}`, body, cookies[person]);
          await response.arrayBuffer();
          tried++;
          const toSignIn =
            response.status === 302 && (response.headers.get('location') ?? '').startsWith('/login');
          if (!toSignIn && response.status < 400)
            wrong.push(`${pattern} ${person} ${intent}: ${response.status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    expect(contentOf(stage)).toEqual(before);
  });
});

/** What `org_rights` shows to staff only. */
const PRIVATE = ['ひみつ 太郎', 'himitsu@example.jp', '011-000-4949', '060-4949', 'ひみつ町', 'HIMITSU-49'];

/** The private words that an answer tells somebody who is not staff; empty when there are none. */
function leaks(person: Person, body: string): string {
  if (person === 'staff') return '';
  return PRIVATE.filter((word) => body.includes(word))
    .map((word) => ` tells ${word}`)
    .join('');
}

/** Fields that any of our forms would take. */
const PLAUSIBLE = {
  title: 'のっとり',
  name: 'のっとり',
  kana: 'のっとり',
  description: '',
  email: 'other@example.jp',
  role: 'staff',
  fiscalYear: '2026',
  programmeId: '',
  instruction: '',
  minutes: '10',
  permission: 'write',
  votesEach: '3',
  votesPerNote: '1',
  content: 'on',
  lines: 'のっとり',
  type: 'npo',
  legalForm: 'none',
  revision: '1',
  status: 'hidden',
};

/** Every word that a form or a plan action goes by. */
function formIntents(): string[] {
  const words = new Set<string>();
  const plan = readFileSync(join(process.cwd(), 'app/domains/workshops/plan-actions.server.ts'), 'utf8');
  for (const [, word] of plan.matchAll(/^ {2}'([a-z]+-[a-z]+)':/gm)) if (word) words.add(word);
  return [...words];
}
