import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { FakeField } from './fake-field';
import { TextBinding } from './text-binding';

/** Two people's documents; `sync` carries what each has written to the other. */
function room(initial = '') {
  const mine = new Y.Doc();
  mine.getText('t').insert(0, initial);
  const theirs = new Y.Doc();
  const sync = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)), 'net');
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), 'net');
  };
  sync();
  const field = new FakeField();
  const onRefused = vi.fn();
  const allowed = { write: true };
  const undo = new Y.UndoManager(mine.getText('t'), { trackedOrigins: new Set(['me']), captureTimeout: 0 });
  const binding = new TextBinding(field, mine.getText('t'), {
    origin: 'me',
    mayWrite: () => allowed.write,
    onRefused,
  });
  return {
    mine: mine.getText('t'),
    theirs: theirs.getText('t'),
    sync,
    field,
    binding,
    onRefused,
    allowed,
    undo,
  };
}

describe('TextBinding', () => {
  it('writes each input as a small edit and shows what others write', () => {
    const { mine, theirs, sync, field } = room('会議');
    field.caret(2);
    field.type('室');
    sync();
    expect(theirs.toString()).toBe('会議室');
    theirs.insert(0, '大');
    sync();
    expect(field.value).toBe('大会議室');
    expect(field.selectionEnd).toBe(4);
    expect(mine.toString()).toBe('大会議室');
  });

  it('writes nothing into the field and sends nothing of it while composing', () => {
    const { mine, theirs, sync, field } = room('雪');
    field.caret(1);
    field.compose('ｙ');
    field.compose('ゆ');
    theirs.insert(0, '冬と');
    sync();
    expect(field.value).toBe('雪ゆ');
    expect(theirs.toString()).toBe('冬と雪');
    field.compose('遊び');
    field.endComposition();
    sync();
    expect(field.value).toBe('冬と雪遊び');
    expect(theirs.toString()).toBe('冬と雪遊び');
    expect(mine.toString()).toBe('冬と雪遊び');
    expect(field.selectionEnd).toBe(5);
  });

  it('keeps the composition when the one note is emptied by somebody else', () => {
    const { theirs, sync, field } = room('消える');
    field.caret(3);
    field.compose('のこる');
    theirs.delete(0, 3);
    sync();
    field.endComposition();
    sync();
    expect(theirs.toString()).toBe('のこる');
  });

  it('leaves the document alone when a composition is cancelled', () => {
    const { theirs, sync, field } = room('町');
    field.caret(1);
    field.compose('ない');
    field.compose('');
    field.endComposition();
    sync();
    expect(theirs.toString()).toBe('町');
    expect(field.value).toBe('町');
  });

  it('keeps composed text on blur, once', () => {
    const { theirs, sync, field } = room();
    field.compose('公園');
    field.dispatchEvent(new Event('blur'));
    field.endComposition();
    sync();
    expect(theirs.toString()).toBe('公園');
  });

  it('writes composed text when flushed in the middle and again nothing double at the end', () => {
    const { theirs, sync, field, binding } = room('前');
    field.caret(1);
    field.compose('うし');
    binding.flush();
    theirs.insert(0, 'ｘ');
    sync();
    field.compose('後ろ');
    field.endComposition();
    sync();
    expect([...theirs.toString()].sort()).toEqual([...'ｘ前後ろ'].sort());
    expect(field.value).toBe(theirs.toString());
  });

  it('hands refused text over and keeps it in the field', () => {
    const { theirs, sync, field, allowed, onRefused } = room('案');
    field.caret(1);
    field.compose('その一');
    allowed.write = false;
    field.endComposition();
    sync();
    expect(onRefused).toHaveBeenCalledWith('案その一');
    expect(theirs.toString()).toBe('案');
    expect(field.value).toBe('案その一');
  });

  it('puts the caret where an undo happened', () => {
    const { field, undo } = room('あいうえお');
    field.caret(2);
    field.type('ｘ');
    field.caret(6);
    undo.undo();
    expect(field.value).toBe('あいうえお');
    expect(field.selectionEnd).toBe(2);
  });

  it('drops carriage returns, which fields do not know', () => {
    const { theirs, sync, field } = room('一\r\n二');
    sync();
    expect(field.value).toBe('一\n二');
    expect(theirs.toString()).toBe('一\n二');
  });

  it('says nothing more once closed', () => {
    const { mine, theirs, sync, field, binding } = room('あ');
    field.caret(1);
    field.compose('い');
    binding.close();
    sync();
    expect(theirs.toString()).toBe('あい');
    field.type('う');
    expect(mine.toString()).toBe('あい');
  });
});

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

type Step =
  | { kind: 'type' | 'compose'; select: [number, number] }
  | { kind: 'recompose'; text: string }
  | { kind: 'end' | 'cancel' | 'sync' | 'blur' }
  | { kind: 'remote'; at: number; remove: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('type' as const, 'compose' as const),
    select: fc.tuple(fc.nat(30), fc.nat(3)),
  }),
  fc.record({
    kind: fc.constant('recompose' as const),
    text: fc.constantFrom('か', 'かな', '仮', '仮名😀', ''),
  }),
  fc.record({ kind: fc.constantFrom('end' as const, 'cancel' as const, 'sync' as const, 'blur' as const) }),
  fc.record({ kind: fc.constant('remote' as const), at: fc.nat(30), remove: fc.nat(3) }),
);

/** The nearest place before which no character is cut; carets can be nowhere else. */
function whole(text: string, index: number): number {
  const at = Math.min(index, text.length);
  return /[\ud800-\udbff]$/.test(text.slice(0, at)) ? at + 1 : at;
}

describe('random edits on both sides during composition', () => {
  it('lose nothing, double nothing and end equal', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { mine, theirs, sync, field, binding } = room('春夏秋冬');
        let mark = 0;
        /** Marks by who wrote them; a mark may go only when a selection or a remote removal took it. */
        const mayBeGone = new Set<string>();
        const written = new Set<string>('春夏秋冬');
        const next = () => CIRCLED[mark++ % CIRCLED.length] ?? '';
        let composed = '';
        const finish = () => {
          if (!field.composing) return;
          for (const c of composed) written.add(c);
          field.endComposition();
        };
        for (const each of steps) {
          if (mark >= CIRCLED.length) break;
          if (each.kind === 'type' || each.kind === 'compose') {
            finish();
            const start = whole(field.value, each.select[0]);
            const end = whole(field.value, start + each.select[1]);
            for (const c of field.value.slice(start, end)) mayBeGone.add(c);
            field.setSelectionRange(start, end);
            composed = next();
            if (each.kind === 'type') {
              written.add(composed);
              field.type(composed);
            } else field.compose(composed);
          } else if (each.kind === 'recompose' && field.composing) {
            field.compose(each.text + composed);
          } else if (each.kind === 'end') finish();
          else if (each.kind === 'cancel' && field.composing) {
            composed = '';
            field.compose('');
            finish();
          } else if (each.kind === 'blur' && field.composing) {
            written.add(composed);
            field.dispatchEvent(new Event('blur'));
            field.endComposition();
          } else if (each.kind === 'sync') sync();
          else if (each.kind === 'remote') {
            const now = theirs.toString();
            const at = whole(now, each.at);
            const remove = whole(now, at + each.remove) - at;
            for (const c of now.slice(at, at + remove)) mayBeGone.add(c);
            const c = next();
            written.add(c);
            theirs.delete(at, remove);
            theirs.insert(at, c);
          }
        }
        finish();
        sync();
        binding.close();
        sync();
        expect(field.value).toBe(mine.toString());
        expect(theirs.toString()).toBe(mine.toString());
        for (const c of written) {
          const times = [...mine.toString()].filter((each) => each === c).length;
          if (CIRCLED.includes(c) || '春夏秋冬'.includes(c)) {
            expect(times, c).toBeLessThanOrEqual(1);
            if (!mayBeGone.has(c)) expect(times, `${c} in ${mine.toString()}`).toBe(1);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});
