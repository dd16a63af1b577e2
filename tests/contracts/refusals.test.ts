import { describe, expect, it } from 'vitest';
import boardsEasy from '~/domains/boards/locales/easy.json';
import boardsEn from '~/domains/boards/locales/en.json';
import boardsJa from '~/domains/boards/locales/ja.json';
import visionsEasy from '~/domains/visions/locales/easy.json';
import visionsEn from '~/domains/visions/locales/en.json';
import visionsJa from '~/domains/visions/locales/ja.json';
import { CLOSE, refusalOf } from '~/platform/sync/close-codes';

/** Maps say what they have no words of their own for with those of boards. */
const CATALOGUES = { boardsJa, boardsEn, boardsEasy, visionsJa, visionsEn, visionsEasy };

describe('§6 refusals', () => {
  it.each(Object.entries(CATALOGUES))('each is told in words: %s', (_name, catalogue) => {
    const refusals = Object.values(CLOSE)
      .map(refusalOf)
      .filter((name) => name !== null);
    const words: Record<string, string> = catalogue.refusal;
    expect(refusals.filter((name) => !words[name])).toEqual([]);
  });
});
