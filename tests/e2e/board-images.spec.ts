import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { phonePhoto } from '../factories/phone-photo';
import { expect, test } from '../setup/fixtures';
import { expectSaved, focusBoard, givePicture, objectWith, openNewBoard, writeNote } from './board-support';

interface Exported {
  objects: { id: string; type: string; file?: string; alt?: string }[];
}

async function exported(page: Page, boardId: string): Promise<Exported> {
  return (await (await page.request.get(`/boards/${boardId}/export/json`)).json()) as Exported;
}

test('pictures come by upload, paste and drop without their place; a board goes by file to another', async ({
  person,
  server,
}) => {
  const page = await person({ letters: 'of-app' });
  const { boardId } = await openNewBoard(server, page);
  const photo = await phonePhoto();
  await page
    .locator('input[type="file"][aria-label="画像"]')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByLabel('何が写っていますか').fill('雪に埋もれた公園');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('img', { name: /雪に埋もれた公園/ })).toHaveCount(1);
  for (const how of ['paste', 'drop'] as const) {
    await focusBoard(page);
    await givePicture(page, how, photo);
    await page.getByRole('button', { name: 'あとで' }).click();
  }
  await focusBoard(page);
  await writeNote(page, '写真の説明');
  await page.keyboard.press('g');
  await page.keyboard.insertText('写真の島');
  await page.keyboard.press('Enter');
  await expectSaved(page);

  const board = await exported(page, boardId);
  const files = board.objects.flatMap((object) => object.file ?? []);
  expect(new Set(files).size).toBe(3);
  for (const file of files) {
    const served = await (await page.request.get(`/files/${file}`)).body();
    const meta = await sharp(served).metadata();
    expect(meta).toMatchObject({ format: 'webp', width: 200, height: 300 });
    expect([meta.exif, meta.xmp, served.includes('Phone')]).toEqual([undefined, undefined, false]);
  }

  const other = (await openNewBoard(server, page)).boardId;
  await page.getByRole('button', { name: '文からふせんを作る' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type="file"]')
    .setInputFiles({
      name: 'board.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(board)),
    });
  await expect(page.getByText('ボードの5件を追加します')).toBeVisible();
  await page.getByRole('button', { name: 'ふせんにする' }).click();
  await expect(objectWith(page, '写真の説明')).toHaveAttribute('aria-label', /島「写真の島」の中/);
  await expectSaved(page);
  const copy = await exported(page, other);
  const plain = ({ objects }: Exported) => objects.map((object) => ({ ...object, file: typeof object.file }));
  expect(plain(copy)).toEqual(plain(board));
  // The pictures are this board's own: whoever sees it sees them.
  const own = copy.objects.flatMap((object) => object.file ?? []);
  expect(own.filter((file) => files.includes(file))).toEqual([]);
  for (const file of own) expect((await page.request.get(`/files/${file}`)).status()).toBe(200);
});

test('a file with pictures of a board one may not open brings the rest and says so', async ({
  person,
  server,
}) => {
  const page = await person();
  await openNewBoard(server, page);
  const common = { t: 1, createdAt: 1, by: 'usr_x', tags: [], group: null, locked: false };
  const objects = [
    { ...common, id: 'n1', type: 'note', at: [0, 0], size: [200, 200], colour: 'pink', z: 1, text: '残る案' },
    {
      ...common,
      id: 'i1',
      type: 'image',
      at: [300, 0],
      size: [200, 200],
      z: 2,
      file: 'fil_0000000000000000',
      alt: '',
    },
  ];
  await page.getByRole('button', { name: '文からふせんを作る' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type="file"]')
    .setInputFiles({
      name: 'board.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ format: 'machinowa-board', version: 1, title: '', objects })),
    });
  await page.getByRole('button', { name: 'ふせんにする' }).click();
  await expect(page.getByTestId('board-toast')).toContainText(
    '画像1枚は、元のボードを開けないため入れませんでした。',
  );
  await expect(objectWith(page, '残る案')).toHaveCount(1);
  await expect(page.locator('.bs-image')).toHaveCount(0);
});
