import type { Page } from '@playwright/test';
import type { VoteRound } from '~/domains/workshops/model';
import { writeNote } from './board-support';
import { connectAs, expect, message, type RawClient, test } from './conduct-support';

/** The list of notes to vote on, beside the board or above it on phones. */
const ballot = (page: Page) => page.getByRole('region', { name: '投票の一覧' });
const give = (page: Page, text: string) => ballot(page).getByRole('button', { name: `1票入れる：${text}` });
const takeBack = (page: Page, text: string) =>
  ballot(page).getByRole('button', { name: `1票取り消す：${text}` });

/** The round now open, once the facilitator's client has heard of it. */
async function openRound(client: RawClient): Promise<VoteRound> {
  const find = () => client.room().rounds.find((round) => round.closedAt === null);
  await expect.poll(find).toBeTruthy();
  return find() as VoteRound;
}

test('votes are given and taken back in the list, stay secret, and become a ranking', async ({
  lead,
  device,
  enterRoom,
}) => {
  const [taro, hanako] = [await device(), await device()];
  await enterRoom(taro, '太郎');
  await enterRoom(hanako, '花子');
  const winner = await writeNote(taro, '公園の朝市');
  const id = (await winner.getAttribute('data-object')) ?? '';
  await writeNote(taro, '夜の雪あかり');
  await lead.client.tell('phase.go', { phaseId: lead.workshop.phases.vote.id });
  const each = (await openRound(lead.client)).votesEach;
  await expect(message(taro)).toContainText('いまは投票の時間です');
  await expect(ballot(taro)).toContainText(`残り${each}票`);

  await give(taro, '公園の朝市').click();
  await expect(ballot(taro)).toContainText(`残り${each - 1}票`);
  await give(taro, '夜の雪あかり').click();
  await expect(ballot(taro)).toContainText(`残り${each - 2}票`);
  await takeBack(taro, '夜の雪あかり').click();
  await expect(ballot(taro)).toContainText(`残り${each - 1}票`);
  await give(hanako, '公園の朝市').click();
  await expect(ballot(hanako)).toContainText(`残り${each - 1}票`);

  // Nobody learns anything while the round is open: not on screen and not on the wire.
  const spy = await connectAs(hanako, lead.workshop.sessionId);
  const { id: roundId } = await openRound(spy);
  expect(spy.room().rounds.find((round) => round.id === roundId)).toMatchObject({
    results: null,
    voters: null,
  });
  expect(spy.room().myVotes[roundId]).toEqual({ [id]: 1 });
  await lead.page.getByRole('button', { name: '投票', exact: true }).first().click();
  await expect(lead.page.getByText(/2人が投票/)).toBeVisible();
  expect(await openRound(lead.client)).toMatchObject({ results: null, voters: 2 });

  await lead.page.getByRole('button', { name: '締め切って結果を見せる' }).click();
  await expect(message(taro)).toContainText('投票が終わりました');
  for (const page of [taro, hanako]) {
    const first = page.getByRole('list', { name: '投票の結果' }).getByRole('listitem').first();
    await expect(first).toContainText('1位');
    await expect(first).toContainText('公園の朝市');
    await expect(first).toContainText('2票');
  }
  const answer = await spy.send('vote.cast', { roundId, objectId: id });
  expect(answer).toMatchObject({ ok: false, reason: 'round_closed' });
  spy.close();

  // The result is on the notes too.
  await taro.getByRole('button', { name: /ボードで見る\s*公園の朝市/ }).click();
  await expect(winner.locator('.bs-votes')).toHaveText('2');

  await lead.page.getByRole('button', { name: '投票を再開する' }).first().click();
  await expect(message(hanako)).toContainText('投票が再開しました');
  await expect(ballot(hanako)).toContainText(`残り${each - 1}票`);
});

test('the budget holds against a client that lies', async ({ control, device, enterRoom }) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  const note = await writeNote(taro, '買収された一枚');
  const id = (await note.getAttribute('data-object')) ?? '';
  const boardId = control.workshop.phases.write.boardId ?? '';
  await control.client.tell('vote.open', { boardId, title: '不正の試み', votesEach: 3, votesPerNote: 2 });
  const liars = [
    await connectAs(taro, control.workshop.sessionId),
    await connectAs(taro, control.workshop.sessionId),
  ];
  const roundId = (await openRound(control.client)).id;
  const answers = await Promise.all(
    liars.flatMap((liar) =>
      Array.from({ length: 6 }, () => liar.send('vote.cast', { roundId, objectId: id })),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  const [liar] = liars;
  expect(await liar?.send('vote.cast', { roundId, objectId: id, proxy: '架空の人' })).toMatchObject({
    ok: false,
    code: 'forbidden',
  });
  expect(await liar?.send('vote.cast', { roundId, objectId: 'nothing' })).toMatchObject({ ok: false });
  expect(await liar?.send('vote.close', { roundId })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(
    await liar?.send('vote.open', { boardId, title: '', votesEach: 50, votesPerNote: 50 }),
  ).toMatchObject({ ok: false, code: 'forbidden' });
  await control.client.tell('vote.close', { roundId });
  await expect
    .poll(() => control.client.room().rounds.find((round) => round.id === roundId)?.results)
    .toEqual([{ objectId: id, votes: 2, rank: 1 }]);
  for (const each of liars) each.close();
});

test('the facilitator votes for somebody without a device, within the same budget', async ({
  lead,
  device,
  enterRoom,
}) => {
  const taro = await device();
  await enterRoom(taro, '太郎');
  await writeNote(taro, '足腰の弱い人のそり');
  await lead.page.getByRole('button', { name: '投票', exact: true }).first().click();
  await lead.page.getByLabel('何を選ぶか').fill('まず始めること');
  await lead.page.getByLabel('1人の票数').fill('２');
  await lead.page.getByLabel('1枚に入れられる票数').fill('1');
  await lead.page.getByRole('button', { name: '投票を始める' }).click();
  await expect(message(taro)).toContainText('まず始めること');
  await lead.page.getByText('端末のない人の代わりに投票する').click();
  await lead.page.getByLabel('投票する人の名前').fill('佐々木トメ');
  await lead.page.getByRole('button', { name: 'ふせんを選ぶ' }).click();
  const tome = lead.page.getByRole('region', { name: '佐々木トメさんの投票' });
  const cast = tome.getByRole('button', { name: '1票入れる：足腰の弱い人のそり' });
  await expect(tome).toContainText('残り2票');
  await cast.click();
  await expect(tome).toContainText('残り1票');
  await expect(cast).toHaveAttribute('aria-disabled', 'true');
  await expect(lead.page.getByText(/1人が投票/)).toBeVisible();
  await tome.getByRole('button', { name: '終わる', exact: true }).click();
  await give(taro, '足腰の弱い人のそり').click();
  await expect(lead.page.getByText(/2人が投票/)).toBeVisible();
  await lead.page.getByRole('button', { name: '締め切って結果を見せる' }).click();
  const first = lead.page.getByRole('list', { name: '投票の結果' }).first().getByRole('listitem').first();
  await expect(first).toContainText('足腰の弱い人のそり');
  await expect(first).toContainText('2票');
});

test('a phone votes on the board itself and in the list', async ({ control, device, enterRoom }) => {
  const taro = await device({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await enterRoom(taro, '太郎');
  const note = await writeNote(taro, '選ばれるふせん');
  await control.client.tell('phase.go', { phaseId: control.workshop.phases.vote.id });
  const each = (await openRound(control.client)).votesEach;
  await expect(message(taro)).toContainText('いまは投票の時間です');
  await taro.getByRole('button', { name: 'お知らせを閉じる' }).tap();
  await note.tap();
  await taro
    .getByRole('region', { name: '投票', exact: true })
    .getByRole('button', { name: /入れる/ })
    .first()
    .tap();
  await expect(taro.getByText(`あと${each - 1}票`)).toBeVisible();
  await taro.getByRole('button', { name: '一覧で投票' }).tap();
  await expect(ballot(taro)).toContainText(`残り${each - 1}票`);
  await takeBack(taro, '選ばれるふせん').tap();
  await expect(ballot(taro)).toContainText(`残り${each}票`);
  await taro.getByRole('button', { name: 'ボードに戻る' }).tap();
  await expect(taro.getByText(`あと${each}票`)).toBeVisible();
});
