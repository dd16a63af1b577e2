import { describe, expect, it } from 'vitest';
import { breakLines, cutLine, fitText, fontSteps, type MeasureEm, prepareText } from './text-layout';

/** Half an em per character, as in a typewriter. */
const measure: MeasureEm = (run) => [...run].length * 0.5;
const lines = (text: string, em: number) => breakLines(prepareText(text, 400, measure), em);
const limits = { max: 26, min: 10, lineHeight: 1.4, weight: 500 };

describe('line breaking', () => {
  it('breaks Japanese anywhere, but never before closing marks, small kana or the long mark', () => {
    expect(lines('雪が降ったら公園で遊ぼう', 4)).toEqual(['雪が降っ', 'たら公園', 'で遊ぼう']);
    expect(lines('雪かきです。', 5)).toEqual(['雪かきで', 'す。']);
    expect(lines('ボランティア', 3)).toEqual(['ボラン', 'ティア']);
    expect(lines('除雪カーを', 3)).toEqual(['除雪', 'カーを']);
  });

  it('never leaves an opening bracket at the end of a line', () => {
    expect(lines('公園の「雪」祭', 4)).toEqual(['公園の', '「雪」祭']);
  });

  it('keeps Latin words whole and lets spaces hang', () => {
    expect(lines('snow park team', 3)).toEqual(['snow', 'park', 'team']);
    expect(lines('NPOと学校', 2)).toEqual(['NPO', 'と学', '校']);
  });

  it('breaks a Latin word after its hyphen', () => {
    expect(lines('Wi-Fi', 2)).toEqual(['Wi-', 'Fi']);
    expect(lines('10-20', 4)).toEqual(['10-20']);
  });

  it('breaks inside what is wider than a line', () => {
    expect(lines('aaaaaaaaaa', 2)).toEqual(['aaaa', 'aaaa', 'aa']);
  });

  it('keeps written line breaks, also empty ones', () => {
    expect(lines('一\n\n二', 4)).toEqual(['一', '', '二']);
    expect(lines('', 4)).toEqual(['']);
  });

  it('keeps a family emoji and a voiced kana of two code points together', () => {
    expect(lines('👨‍👩‍👧か\u3099', 1)).toEqual(['👨‍👩‍👧', 'か\u3099']);
  });
});

describe('fitting', () => {
  it('writes few words large and many words smaller', () => {
    const few = fitText('除雪', 168, 150, limits, measure);
    expect(few).toMatchObject({ fontSize: 26, lines: ['除雪'], clipped: false });
    const many = fitText('冬の公園をもっと使いたい。'.repeat(6), 168, 150, limits, measure);
    expect(many.fontSize).toBeLessThan(20);
    expect(many.clipped).toBe(false);
    expect(many.lines.join('')).toBe('冬の公園をもっと使いたい。'.repeat(6));
    expect(many.lines.length * many.fontSize * 1.4).toBeLessThanOrEqual(150 + many.fontSize * 0.1 + 0.01);
  });

  it('says when it had to leave text out', () => {
    const fit = fitText('長い文'.repeat(300), 168, 150, limits, measure);
    expect(fit.clipped).toBe(true);
    expect(fit.lines.at(-1)?.endsWith('…')).toBe(true);
    expect(fit.lines).toHaveLength(Math.floor(150 / 14));
  });

  it('tries few sizes', () => {
    const steps = fontSteps(26, 10);
    expect(steps[0]).toBe(26);
    expect(steps.at(-1)).toBe(10);
    expect(steps.length).toBeLessThan(16);
  });

  it('cuts a title to its width', () => {
    expect(cutLine('冬の公園', 10, 700, measure)).toBe('冬の公園');
    expect(cutLine('冬の公園の有効活用', 5, 700, measure)).toBe('冬の公園…');
  });
});
