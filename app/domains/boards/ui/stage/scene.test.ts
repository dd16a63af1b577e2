import { expect, it } from 'vitest';
import { addObjects, BoardStore, createBoardDoc } from '../../doc';
import { Scene } from './scene';

function islandOfTwo(): Scene {
  const doc = createBoardDoc();
  const note = { type: 'note', size: [200, 200], colour: 'yellow', text: '', group: 'island' } as const;
  addObjects({ doc, origin: 'me', by: 'usr_a', now: () => 5 }, [
    { id: 'island', type: 'group', at: [0, 0], colour: 'grey', text: '島' },
    { ...note, id: 'one', at: [0, 100] },
    { ...note, id: 'two', at: [300, 100] },
  ]);
  return new Scene(new BoardStore(doc), () => undefined);
}

it('an island does not stretch after a note that is being carried out, and stays when it is the last', () => {
  const scene = islandOfTwo();
  const whole = scene.get('island')?.box;
  scene.setPreview(new Map([['two', { at: [900, 100], group: null }]]));
  expect(scene.get('two')?.box.x).toBe(900);
  expect(scene.get('island')?.box.w).toBeLessThan(whole?.w ?? 0);
  scene.setPreview(new Map([['two', { at: [340, 100] }]]));
  expect(scene.get('island')?.box.w).toBe((whole?.w ?? 0) + 40);
  scene.setPreview(
    new Map([
      ['one', { at: [900, 100], group: null }],
      ['two', { at: [1200, 100], group: null }],
    ]),
  );
  expect(scene.get('island')?.box).toEqual(whole);
  scene.setPreview(new Map());
  expect(scene.get('island')?.box).toEqual(whole);
});
