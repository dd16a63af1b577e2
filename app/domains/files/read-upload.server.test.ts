import { expect, it } from 'vitest';
import { IMAGE_LIMITS } from './model';
import { readUpload } from './read-upload.server';

function request(field: string, bytes: Uint8Array<ArrayBuffer>): Request {
  const body = new FormData();
  body.set(field, new Blob([bytes]), 'photo.png');
  return new Request('http://localhost/', { method: 'POST', body });
}

it('reads the bytes of the image', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect([...(await readUpload(request('image', bytes)))]).toEqual([1, 2, 3]);
});

it('reads an image of exactly the limit, and refuses one byte more', async () => {
  const full = new Uint8Array(IMAGE_LIMITS.bytes);
  expect(await readUpload(request('image', full))).toHaveLength(IMAGE_LIMITS.bytes);
  const more = new Uint8Array(IMAGE_LIMITS.bytes + 1);
  await expect(readUpload(request('image', more))).rejects.toMatchObject({
    code: 'too_large',
    details: { reason: 'image_bytes' },
  });
});

it('refuses a form without an image', async () => {
  await expect(readUpload(request('other', new Uint8Array([1])))).rejects.toMatchObject({ code: 'invalid' });
});
