import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRemark, addThread, readThreads, setResolved } from './comments';
import { bodyOf, readBody, SCHEMA_VERSION, schemaOf, writeBody } from './doc';
import { type BlockNode, citationsOf, publicContent, templateContent } from './model';

const cites = {
  kind: 'place',
  source: 'map_1',
  object: 'ftr_1',
  text: '坂の下',
  where: 'まとめ',
  who: '田村',
} as const;
const TEXT: BlockNode[] = [
  { type: 'heading', level: 2, content: [{ type: 'text', text: '取り組み' }] },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: '砂を' },
      { type: 'text', text: 'まく', bold: true, comment: 'cmt_1' },
      { type: 'citation', cites },
      { type: 'hardBreak' },
      { type: 'text', text: '市のページ', href: 'https://www.city.sapporo.jp/' },
    ],
  },
  {
    type: 'orderedList',
    content: [
      {
        type: 'listItem',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: '一つ目', underline: true }] },
          {
            type: 'bulletList',
            content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [] }] }],
          },
        ],
      },
    ],
  },
];

function docOf(blocks: BlockNode[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => writeBody(doc, blocks));
  return doc;
}

describe('the text in its document', () => {
  it('reads as it was written, and says its version', () => {
    const doc = docOf(TEXT);
    expect(readBody(doc)).toEqual(TEXT);
    expect(schemaOf(doc)).toBe(SCHEMA_VERSION);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(readBody(copy)).toEqual(TEXT);
  });

  it('keeps the blocks at both ends when it is written anew', () => {
    const doc = docOf(TEXT);
    const [first] = bodyOf(doc).toArray();
    const last = bodyOf(doc).toArray().at(-1);
    const middle: BlockNode = { type: 'paragraph', content: [{ type: 'text', text: '新しい段落' }] };
    doc.transact(() => writeBody(doc, [TEXT[0] as BlockNode, middle, TEXT[2] as BlockNode]));
    expect(bodyOf(doc).toArray()[0]).toBe(first);
    expect(bodyOf(doc).toArray().at(-1)).toBe(last);
    expect(readBody(doc)[1]).toEqual(middle);
  });

  it('shows what it does not know as text, and follows no script', () => {
    const doc = new Y.Doc();
    const odd = new Y.XmlElement('table');
    const text = new Y.XmlText();
    text.applyDelta([
      { insert: '表の中', attributes: { link: { href: 'javascript:alert(1)' }, sparkle: {} } },
    ]);
    odd.insert(0, [text]);
    bodyOf(doc).insert(0, [odd, new Y.XmlElement('citation')]);
    expect(readBody(doc)).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: '表の中' }] }]);
  });
});

describe('what becomes public', () => {
  it('has no comments and names nobody', () => {
    const open = publicContent(TEXT);
    expect(JSON.stringify(open)).not.toContain('cmt_1');
    expect(citationsOf(open)).toEqual([{ ...cites, who: '' }]);
    expect(citationsOf(TEXT)[0]?.who).toBe('田村');
  });
});

describe('the template', () => {
  it('has the same sections in every language', () => {
    const shape = (language: 'ja' | 'en' | 'easy') => templateContent(language).map((block) => block.type);
    expect(shape('en')).toEqual(shape('ja'));
    expect(shape('easy')).toEqual(shape('ja'));
    const titles = templateContent('ja').flatMap((block) =>
      block.type === 'heading' && block.content[0]?.type === 'text' ? [block.content[0].text] : [],
    );
    expect(titles).toEqual(['地域の姿', 'めざす姿', '大切にしたいこと', '取り組み', 'だれが いつ']);
    expect(readBody(docOf(templateContent('ja')))).toEqual(templateContent('ja'));
  });
});

describe('comments', () => {
  it('are begun, answered, settled and opened again; what is damaged is left out', () => {
    const doc = new Y.Doc();
    const [a, b] = [
      { id: 'usr_a', name: '高橋' },
      { id: 'gst_b', name: '山田' },
    ];
    const id = addThread(doc, a, { quote: '居間', text: '伝わりますか', at: 1 });
    addRemark(doc, id, b, '集まれる場所では', 2);
    doc.getMap('comments').set('broken', 'x');
    setResolved(doc, id, b, 3);
    const [thread] = readThreads(doc);
    expect(readThreads(doc)).toHaveLength(1);
    expect(thread?.remarks.map((remark) => [remark.name, remark.text])).toEqual([
      ['高橋', '伝わりますか'],
      ['山田', '集まれる場所では'],
    ]);
    expect(thread?.resolved).toEqual({ name: '山田', at: 3 });
    setResolved(doc, id, null, 4);
    expect(readThreads(doc)[0]?.resolved).toBeNull();
  });
});
