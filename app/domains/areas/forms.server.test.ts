import { expect, test } from 'vitest';
import { readFileForm } from './forms.server';

const post = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request('http://localhost/admin/areas/boundaries', { method: 'POST', body, headers });
const form = (file: string, fields: Record<string, string> = {}) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set('file', new Blob([file]), 'a.geojson');
  return data;
};
const reason = (what: Promise<unknown>) =>
  what.then(
    () => 'done',
    (error) => error.details?.reason,
  );

test('fields and the bytes of the file', async () => {
  const read = await readFileForm(post(form('{"あ":1}', { source: '出典' })), 100);
  expect(read.fields).toEqual({ source: '出典' });
  expect(Buffer.from(read.file ?? []).toString()).toBe('{"あ":1}');
});
test('no file, or an empty one, is none', async () => {
  expect((await readFileForm(post(form('')), 100)).file).toBeNull();
});
test('a file past the limit, by a little or by far', async () => {
  expect(await reason(readFileForm(post(form('x'.repeat(101))), 100))).toBe('file_large');
  expect(await reason(readFileForm(post(form('x'.repeat(6_000_000))), 100))).toBe('file_large');
});
test('a body that is no such form', async () => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await reason(readFileForm(post('a=b', type), 100))).toBe('file_missing');
  expect(await reason(readFileForm(post('{}', { 'content-type': 'application/json' }), 100))).toBe(
    'file_missing',
  );
});
