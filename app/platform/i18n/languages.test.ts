import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './languages';

describe('chooseLanguage', () => {
  it('follows the cookie before the browser', () => {
    expect(chooseLanguage('a=b; mw_lang=easy', 'en-GB,en;q=0.8')).toBe('easy');
  });
  it('ignores a cookie it does not know', () => {
    expect(chooseLanguage('mw_lang=xx', 'en')).toBe('en');
  });
  it('takes the first language it speaks, else Japanese', () => {
    expect(chooseLanguage(null, 'fr,en;q=0.5')).toBe('en');
    expect(chooseLanguage(null, 'fr')).toBe('ja');
    expect(chooseLanguage(null, null)).toBe('ja');
  });
});
