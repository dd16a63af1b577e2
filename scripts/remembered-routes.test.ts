import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { matchPath, matchRoutes } from '@remix-run/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withMemory } from './remembered-routes.mjs';

interface Router {
  matchPath: typeof matchPath;
  matchRoutes: typeof matchRoutes;
}
type Routes = Parameters<Router['matchRoutes']>[0];

const source = readFileSync(createRequire(import.meta.url).resolve('@remix-run/router'), 'utf8');

function routerOf(program: string): Router {
  const made = {} as Router;
  compileFunction(program, ['exports'])(made);
  return made;
}
const router = routerOf(source);
const remembering = () => routerOf(withMemory(source));

/** The app's routes in one level, and some of every other kind a route can be of. */
const ROUTES: Routes = [
  {
    id: 'root',
    path: '',
    children: [
      ...readdirSync('app/routes').map((file) => {
        const parts = file.replace(/\.tsx?$/, '').split('.');
        const path = parts
          .filter((part) => part !== '_index')
          .map((part) => part.replace(/_$/, '').replace(/^\$/, ':'))
          .join('/');
        return path === '' ? { id: file, index: true as const } : { id: file, path };
      }),
      {
        id: 'deep',
        path: 'deep',
        children: [
          { id: 'deep-index', index: true as const },
          { id: 'deep-optional', path: ':one?/two' },
          { id: 'deep-case', path: 'Case', caseSensitive: true },
          { id: 'deep-case-not', path: 'case' },
          { id: 'deep-rest', path: 'rest/*' },
        ],
      },
      { id: 'anything', path: '*' },
    ],
  },
];

const word = fc.oneof(
  fc.constantFrom('boards', 'workshops', 'wsp_1', 'run', 'areas', 'admin', 'new', 'deep', 'two', 'rest'),
  fc.constantFrom('Case', 'case', 'CASE', '町内会', '%E7%94%BA', 'a%2Fb', '', '.', '..', ':id', '*'),
);
const address = fc.array(word, { maxLength: 5 }).map((words) => `/${words.join('/')}`);

describe('the router with a memory', () => {
  it('finds what the router without one finds, at the first and at every later asking', () => {
    const ours = remembering();
    fc.assert(
      fc.property(address, (path) => {
        const wanted = router.matchRoutes(ROUTES, path);
        expect(ours.matchRoutes(ROUTES, path)).toEqual(wanted);
        expect(ours.matchRoutes(ROUTES, path)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('tells patterns apart that differ in nothing but how they are looked at', () => {
    const ours = remembering();
    for (const end of [true, false, undefined]) {
      for (const caseSensitive of [true, false, undefined]) {
        for (const pathname of ['/Deep/one', '/deep/one', '/deep', '/Deep']) {
          const pattern = { path: '/Deep', end, caseSensitive };
          expect(ours.matchPath(pattern, pathname)).toEqual(router.matchPath(pattern, pathname));
        }
      }
    }
  });

  it('knows other routes from those it remembers, and forgets patterns rather than keep them without end', () => {
    const ours = remembering();
    for (let i = 0; i < 2_500; i += 1) {
      const path = `route-${i}`;
      expect(ours.matchRoutes([{ id: path, path }], `/${path}`)?.[0]?.route.id).toBe(path);
      expect(ours.matchRoutes([{ id: path, path }], '/route-x')).toBeNull();
    }
  });

  it('is not put into a router it was not written for', () => {
    expect(() => withMemory(source.replace('rankRouteBranches(branches);', 'rank(branches);'))).toThrow(
      'does not know this version',
    );
    expect(() => withMemory(withMemory(source))).toThrow('does not know this version');
  });
});
