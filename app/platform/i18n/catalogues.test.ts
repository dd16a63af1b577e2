import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import easy from './catalogues/easy';
import en from './catalogues/en';
import ja from './catalogues/ja';
import { createI18n } from './create';

function flatten(value: unknown, path: string, out: Map<string, string>): Map<string, string> {
  if (typeof value === 'string') out.set(path, value);
  else if (value && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) flatten(child, path ? `${path}.${key}` : key, out);
  }
  return out;
}

function words(catalogue: Record<string, unknown>): Map<string, string> {
  const out = new Map<string, string>();
  for (const [namespace, tree] of Object.entries(catalogue)) flatten(tree, `${namespace}:`, out);
  return new Map([...out].map(([key, text]) => [key.replace(':.', ':'), text]));
}

/** Plural forms differ by language: `_one` and `_other` count as one key. */
const base = (keys: Iterable<string>) =>
  new Set([...keys].map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));
const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].sort();

const japanese = words(ja);
const keys = base(japanese.keys());

describe.each([
  ['en', words(en)],
  ['easy', words(easy)],
] as const)('catalogue %s', (_name, other) => {
  it('has the same keys as the Japanese one', () => {
    expect([...base(other.keys())].sort()).toEqual([...keys].sort());
  });
  it('uses the same placeholders', () => {
    for (const [key, text] of japanese) {
      const theirs = other.get(key);
      if (theirs !== undefined) expect([key, placeholders(theirs)]).toEqual([key, placeholders(text)]);
    }
  });
  it('leaves nothing empty', () => {
    expect([...other].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

it.each([
  ['ja', ja],
  ['en', en],
  ['easy', easy],
] as const)('every counted sentence of %s has words for none, one and many', (language, catalogue) => {
  const i18n = createI18n(language, catalogue);
  const counted = [...base([...words(catalogue).keys()].filter((key) => key.endsWith('_other')))];
  const wordless = counted.flatMap((key) =>
    [0, 1, 2, 11].filter((count) => !i18n.exists(key, { count })).map((count) => `${key} ${count}`),
  );
  expect(wordless).toEqual([]);
});

describe('catalogues and code', () => {
  const sources = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
    });

  it('every fully named key that the code asks for exists', () => {
    const missing: string[] = [];
    for (const file of sources('app')) {
      for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([a-z-]+:[\w.-]+)'/g)) {
        if (key && !keys.has(key)) missing.push(`${file}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
