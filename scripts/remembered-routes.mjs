import { readFile } from 'node:fs/promises';

/**
 * Remix's router puts the routes in order and makes their patterns anew for each address it is asked about. What came
 * later under the name of React Router remembers both (remix-run/react-router#14967); the version Remix 2 is tied to
 * does not. See docs/decisions/016-remembered-routes.md.
 */
const CHANGES = [
  [
    `  let branches = flattenRoutes(routes);
  rankRouteBranches(branches);
`,
    `  let branches = rememberedBranches.get(routes);
  if (!branches) {
    branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    rememberedBranches.set(routes, branches);
  }
`,
  ],
  [
    'function compilePath(path, caseSensitive, end) {\n',
    `const rememberedBranches = new WeakMap();
const rememberedPaths = new Map();
function compilePath(path, caseSensitive, end) {
  let key = \`\${caseSensitive === true} \${end !== false} \${path}\`;
  let known = rememberedPaths.get(key);
  if (known) return known;
  if (rememberedPaths.size >= 1000) rememberedPaths.clear();
  let compiled = compilePathAnew(path, caseSensitive, end);
  rememberedPaths.set(key, compiled);
  return compiled;
}
function compilePathAnew(path, caseSensitive, end) {
`,
  ],
];

/** The router's source with a memory; throws when it is not the source this was written for. */
export function withMemory(source) {
  return CHANGES.reduce((text, [before, after]) => {
    if (text.split(before).length !== 2) {
      throw new Error(
        'scripts/remembered-routes.mjs does not know this version of @remix-run/router: look whether it remembers routes by itself',
      );
    }
    return text.replace(before, () => after);
  }, source);
}

/** For esbuild: takes the router in with a memory, and fails when it was not taken in. */
export const rememberedRoutes = {
  name: 'remembered-routes',
  setup(build) {
    let seen = 0;
    build.onLoad({ filter: /@remix-run[\\/]router[\\/]dist[\\/]router(\.cjs)?\.js$/ }, async ({ path }) => {
      seen += 1;
      return { contents: withMemory(await readFile(path, 'utf8')), loader: 'js' };
    });
    build.onEnd(() => {
      if (seen === 0) throw new Error('no @remix-run/router among what is built');
    });
  },
};
