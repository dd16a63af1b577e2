import { describe, expect, it } from 'vitest';
import { chooseMode, groupTitleScale, NEAR_ENTER, NEAR_LEAVE, textDetail, titleScale } from './lod';

describe('level of detail', () => {
  it('keeps its mode between the two thresholds', () => {
    const zoom = (NEAR_ENTER.zoom + NEAR_LEAVE.zoom) / 2;
    expect(chooseMode('near', zoom, () => 10)).toBe('near');
    expect(chooseMode('far', zoom, () => 10)).toBe('far');
    const count = (NEAR_ENTER.objects + NEAR_LEAVE.objects) / 2;
    expect(chooseMode('near', 1, () => count)).toBe('near');
    expect(chooseMode('far', 1, () => count)).toBe('far');
  });

  it('does not count what is in view when far out', () => {
    const never = () => {
      throw new Error('counted');
    };
    expect(chooseMode('near', 0.1, never)).toBe('far');
  });

  it('goes far when too much is in view', () => {
    expect(chooseMode('near', 1, () => NEAR_LEAVE.objects + 1)).toBe('far');
  });

  it('draws letters while they can be read, then lines, then nothing', () => {
    expect(textDetail(18, 1)).toBe('text');
    expect(textDetail(2.5, 1)).toBe('bars');
    expect(textDetail(1, 1)).toBe('none');
    expect(textDetail(3.5, 2)).toBe('text');
  });

  it('lets titles grow against the zoom, within bounds', () => {
    expect(titleScale(1, 20)).toBe(1);
    expect(titleScale(0.3, 20)).toBeCloseTo(2);
    expect(titleScale(0.02, 20)).toBe(5);
  });

  it('shows the title of an inner island only where it does not lie on the outer one', () => {
    expect(groupTitleScale(0.1, 20, 0)).toBe(5);
    expect(groupTitleScale(0.1, 20, 1)).toBe(0);
    expect(groupTitleScale(0.3, 20, 1)).toBeCloseTo(2);
  });
});
