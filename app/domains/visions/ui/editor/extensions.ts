import { Extension, Mark, mergeAttributes, Node } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { RoomConnection } from '~/platform/sync/open-room';
import { bodyOf } from '../../doc';
import { type Citation, isSafeHref, parseCitation } from '../../model';

/** What the editor tells the page. */
export interface EditorEvents {
  /** A citation was pressed or opened by Enter. */
  onCitation(citation: Citation, position: number): void;
  /** A commented stretch was pressed. */
  onThread(threadId: string): void;
}

const CITATION_KEYS = ['kind', 'source', 'object', 'text', 'where', 'who'] as const;

/** The clause's source as one sign in the line; its number is counted by the style sheet. */
function citationNode(events: EditorEvents, label: (text: string) => string) {
  return Node.create({
    name: 'citation',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes() {
      return Object.fromEntries(
        CITATION_KEYS.map((key) => [
          key,
          {
            default: '',
            parseHTML: (element: HTMLElement) => element.getAttribute(`data-${key}`) ?? '',
            renderHTML: (attrs: Record<string, unknown>) => ({ [`data-${key}`]: attrs[key] }),
          },
        ]),
      );
    },
    parseHTML: () => [{ tag: 'span[data-citation]' }],
    renderHTML({ HTMLAttributes, node }) {
      const own = { 'data-citation': '', class: 'vision-citation', role: 'button' };
      return ['span', mergeAttributes(own, HTMLAttributes, { 'aria-label': label(String(node.attrs.text)) })];
    },
    renderText: () => '',
    addProseMirrorPlugins() {
      const open = (position: number): boolean => {
        const node = this.editor.state.doc.nodeAt(position);
        const citation = node?.type.name === 'citation' ? parseCitation(node.attrs) : null;
        if (citation) events.onCitation(citation, position);
        return citation !== null;
      };
      return [
        new Plugin({
          props: {
            handleClickOn: (view, _pos, node, nodePos, event) => {
              if (node.type.name !== 'citation') return false;
              if (event.target instanceof Element && event.target.closest('[data-citation]'))
                return open(nodePos);
              // A click beside it, as past the end of a line, is a click into the text.
              const after = TextSelection.create(view.state.doc, nodePos + 1);
              view.dispatch(view.state.tr.setSelection(after));
              return true;
            },
            handleKeyDown: (view, event) => {
              const { selection } = view.state;
              return event.key === 'Enter' && selection instanceof NodeSelection && open(selection.from);
            },
          },
        }),
      ];
    },
  });
}

/** Marks the stretch a thread of comments is about. */
function commentMark(events: EditorEvents) {
  return Mark.create({
    name: 'comment',
    inclusive: false,
    addAttributes: () => ({ id: { default: '' } }),
    parseHTML: () => [],
    renderHTML: ({ mark }) => ['span', { class: 'vision-commented', 'data-thread': mark.attrs.id }, 0],
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handleClick: (view, position) => {
              const mark = view.state.doc
                .resolve(position)
                .marks()
                .find((one) => one.type.name === 'comment');
              if (mark) events.onThread(String(mark.attrs.id));
              return false;
            },
          },
        }),
      ];
    },
  });
}

/** Carets and selections of the others, with their names. */
function carets(connection: RoomConnection) {
  return Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(connection.awareness, {
        cursorBuilder: (user: CaretUser) => caret(user),
        selectionBuilder: (user: CaretUser) => ({ style: `background-color: ${colourOf(user)}33` }),
      }),
    ],
  });
}

interface CaretUser {
  name?: unknown;
  color?: unknown;
}

function colourOf(user: CaretUser): string {
  return typeof user.color === 'string' && /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : '#4d4d4d';
}

function caret(user: CaretUser): HTMLElement {
  const line = document.createElement('span');
  line.className = 'vision-caret';
  line.style.borderColor = colourOf(user);
  const name = document.createElement('span');
  name.className = 'vision-caret-name';
  name.style.backgroundColor = colourOf(user);
  name.textContent = String(user.name ?? '');
  line.append('\u2060', name, '\u2060');
  return line;
}

/** Depth in lists by keys that leave Tab to the browser: focus can always go on. */
const ListDepth = Extension.create({
  name: 'listDepth',
  addKeyboardShortcuts() {
    return {
      'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
      'Mod-[': () => this.editor.commands.liftListItem('listItem'),
    };
  },
});

/** Everything a vision's text is made of. */
export function visionExtensions(
  connection: RoomConnection,
  events: EditorEvents,
  label: (text: string) => string,
) {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      italic: false,
      strike: false,
      undoRedo: false,
      trailingNode: false,
      heading: { levels: [2, 3] },
      link: { openOnClick: false, autolink: true, isAllowedUri: (url) => isSafeHref(url) },
    }),
    Collaboration.configure({ fragment: bodyOf(connection.doc) }),
    carets(connection),
    citationNode(events, label),
    commentMark(events),
    ListDepth,
  ];
}
