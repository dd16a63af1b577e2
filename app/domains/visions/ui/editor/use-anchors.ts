import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';

/** Where each thread of comments stands in the text now; threads whose text is gone are missing. */
export function useAnchors(editor: Editor): Map<string, { from: number; to: number }> {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => anchorsOf(current),
    equalityFn: (a, b) => JSON.stringify([...a]) === JSON.stringify([...(b ?? [])]),
  });
}

function anchorsOf(editor: Editor): Map<string, { from: number; to: number }> {
  const anchors = new Map<string, { from: number; to: number }>();
  editor.state.doc.descendants((node, position) => {
    const mark = node.marks.find((one) => one.type.name === 'comment');
    if (!mark) return;
    const id = String(mark.attrs.id);
    const known = anchors.get(id);
    const to = position + node.nodeSize;
    anchors.set(id, known ? { from: known.from, to } : { from: position, to });
  });
  return anchors;
}
