import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sniffImage } from '~/domains/files/images.server';
import { IMAGE_LIMITS } from '~/domains/files/model';
import { goToPhase } from '~/domains/workshops/service/conduct.server';
import { phonePhoto } from '../../../tests/factories/phone-photo';
import { makeSession, type TestSession } from '../../../tests/factories/workshop';
import { adoptImages, readFile, uploadBoardImage } from './images.server';
import { boardRoom } from './policy';
import { copyBoard } from './service.server';

let s: TestSession;
beforeEach(async () => {
  s = await makeSession();
});
afterEach(async () => s.deps.db.destroy());

describe('uploading an image', () => {
  it('turns it upright, drops place and device, stores WebP that readers of the board get', async () => {
    const guest = await s.join('さとう');
    const photo = await phonePhoto();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const image = await uploadBoardImage(s.deps, guest, s.boardId, photo);
    expect(image).toMatchObject({ width: 200, height: 300 });
    const file = await readFile(s.deps, guest, image.id);
    expect(file.mediaType).toBe('image/webp');
    const meta = await sharp(file.bytes).metadata();
    expect(meta).toMatchObject({ format: 'webp', width: 200, height: 300 });
    expect(meta.exif).toBeUndefined();
    expect(meta.orientation).toBeUndefined();
    const top = await sharp(file.bytes).extract({ left: 90, top: 10, width: 1, height: 1 }).raw().toBuffer();
    expect(top[0]).toBeGreaterThan(200);
  });

  it('makes large ones smaller', async () => {
    const wide = await sharp({ create: { width: 5000, height: 1000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const image = await uploadBoardImage(s.deps, s.facilitator, s.boardId, wide);
    expect(image).toMatchObject({ width: IMAGE_LIMITS.side, height: 480 });
  });

  it('refuses what is no picture, whatever it calls itself', async () => {
    const upload = (bytes: Uint8Array) => uploadBoardImage(s.deps, s.facilitator, s.boardId, bytes);
    const text = (value: string) => new TextEncoder().encode(value);
    for (const bytes of [
      text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      text('<html>'),
      new Uint8Array(),
      text('%PDF-1.4'),
    ]) {
      await expect(upload(bytes)).rejects.toMatchObject({
        code: 'unsupported',
        details: { reason: 'image_type' },
      });
    }
    const broken = (await phonePhoto()).subarray(0, 200);
    await expect(upload(broken)).rejects.toMatchObject({ details: { reason: 'image_broken' } });
  });

  it('refuses what is too large in bytes or in pixels', async () => {
    const upload = (bytes: Uint8Array) => uploadBoardImage(s.deps, s.facilitator, s.boardId, bytes);
    await expect(upload(new Uint8Array(IMAGE_LIMITS.bytes + 1))).rejects.toMatchObject({
      code: 'too_large',
    });
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.byteLength).toBeLessThan(IMAGE_LIMITS.bytes);
    await expect(upload(bomb)).rejects.toMatchObject({ details: { reason: 'image_pixels' } });
  });

  it('needs the right to write; reading needs the right to see', async () => {
    const guest = await s.join('さとう');
    const photo = await phonePhoto();
    const image = await uploadBoardImage(s.deps, guest, s.boardId, photo);
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.look });
    await expect(uploadBoardImage(s.deps, guest, s.boardId, photo)).rejects.toMatchObject({
      details: { reason: 'board_read_only' },
    });
    await expect(readFile(s.deps, guest, image.id)).resolves.toBeDefined();
    await expect(readFile(s.deps, { kind: 'guest', guestId: 'gst_x' }, image.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(readFile(s.deps, { kind: 'anonymous' }, image.id)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(readFile(s.deps, guest, 'fil_unknown')).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('a copied board has images of its own', async () => {
  const image = await uploadBoardImage(s.deps, s.facilitator, s.boardId, await phonePhoto());
  const objects = s.rooms.doc(boardRoom(s.boardId)).getMap('objects');
  const entries: [string, string][] = [
    ['type', 'image'],
    ['file', image.id],
  ];
  objects.set('i1', new Y.Map(entries));
  const copy = await copyBoard(s.deps, s.facilitator, { boardId: s.boardId, title: 'x', content: true });
  const copied = s.rooms.doc(boardRoom(copy)).getMap('objects').get('i1') as Y.Map<string>;
  expect(copied.get('file')).toMatch(/^fil_/);
  expect(copied.get('file')).not.toBe(image.id);
  await expect(readFile(s.deps, s.facilitator, copied.get('file') ?? '')).resolves.toMatchObject({
    mediaType: 'image/webp',
  });
});

it('knows images by their first bytes', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  expect(sniffImage(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
  expect(sniffImage(bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe('png');
  expect(sniffImage(new TextEncoder().encode('GIF89a'))).toBe('gif');
  expect(sniffImage(bytes(0xff, 0xd8))).toBeNull();
});

it('images from elsewhere are copied for those who see them there, and left out for the others', async () => {
  const guest = await s.join('さとう');
  const mine = await uploadBoardImage(s.deps, guest, s.boardId, await phonePhoto());
  const other = await makeSession({ deps: { db: s.deps.db, files: s.deps.files } });
  const theirs = await uploadBoardImage(other.deps, other.facilitator, other.boardId, await phonePhoto());
  const asked = [mine.id, theirs.id, 'fil_unknown'];
  expect(await adoptImages(s.deps, guest, s.boardId, asked)).toEqual({ [mine.id]: mine.id });
  const adopted = await adoptImages(other.deps, other.facilitator, other.boardId, asked);
  expect(Object.keys(adopted)).toEqual([theirs.id]);
  const own = await copyBoard(s.deps, s.facilitator, { boardId: s.boardId, title: 'x', content: false });
  const copied = await adoptImages(s.deps, s.facilitator, own, [mine.id]);
  expect(copied[mine.id]).toMatch(/^fil_/);
  expect(copied[mine.id]).not.toBe(mine.id);
  expect(
    await s.deps.db
      .selectFrom('files')
      .select('board_id')
      .where('id', '=', copied[mine.id] ?? '')
      .execute(),
  ).toEqual([{ board_id: own }]);
  await expect(
    adoptImages(s.deps, { kind: 'guest', guestId: 'gst_x' }, own, [mine.id]),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
});
