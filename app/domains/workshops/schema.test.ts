import { describe, expect, it } from 'vitest';
import { doorInput, facilitatorInput, phaseInput, programmeInput, sessionInput } from './schema';

const phase = {
  title: '書く',
  instruction: '一つずつ\r\n短く',
  minutes: '２０',
  permission: 'write',
  boardId: '',
  votesEach: '3',
  votesPerNote: '1',
};

describe('forms as browsers send them', () => {
  it('become values: full-width digits, line breaks, nothing chosen', () => {
    expect(phaseInput.parse(phase)).toEqual({
      title: '書く',
      instruction: '一つずつ\n短く',
      minutes: 20,
      permission: 'write',
      boardId: null,
      mapId: null,
      votesEach: 3,
      votesPerNote: 1,
    });
  });

  it.each([
    [{ title: '' }, 'title', 'required'],
    [{ title: undefined }, 'title', 'required'],
    [{ title: 'あ'.repeat(61) }, 'title', 'too_long'],
    [{ minutes: '' }, 'minutes', 'number'],
    [{ minutes: '-5' }, 'minutes', 'number'],
    [{ minutes: '601' }, 'minutes', 'number'],
    [{ permission: 'all' }, 'permission', 'required'],
    [{ votesEach: '0' }, 'votesEach', 'number'],
  ])('%j: %s %s', (over, field, message) => {
    const result = phaseInput.safeParse({ ...phase, ...over });
    expect(result.error?.issues).toMatchObject([{ path: [field], message }]);
  });

  it('dates are in Japan, or open', () => {
    expect(sessionInput.parse({ title: 'a', startsAt: '2026-12-05T13:30' }).startsAt).toBe(
      Date.UTC(2026, 11, 5, 4, 30),
    );
    expect(sessionInput.parse({ title: 'a', startsAt: '' }).startsAt).toBeNull();
    for (const startsAt of ['tomorrow', '2026-13-40T99:99']) {
      expect(sessionInput.safeParse({ title: 'a', startsAt }).error?.issues[0]?.message).toBe('date');
    }
  });

  it('a checkbox that is not ticked is not sent', () => {
    expect(doorInput.parse({ passphraseMode: 'keep' })).toEqual({
      waitingRoom: false,
      passphraseMode: 'keep',
      passphrase: '',
    });
    expect(doorInput.parse({ passphraseMode: 'none', waitingRoom: 'on' }).waitingRoom).toBe(true);
  });

  it('addresses are narrowed', () => {
    expect(facilitatorInput.parse({ email: ' Ｃｏ@Example.JP ' }).email).toBe('co@example.jp');
    expect(facilitatorInput.safeParse({ email: 'nobody' }).success).toBe(false);
    expect(programmeInput.safeParse({ name: 'a', fiscalYear: '令和8' }).success).toBe(false);
  });
});
