import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import {
  Bold,
  Heading2,
  Heading3,
  Indent,
  Link as LinkIcon,
  List,
  ListOrdered,
  MessageSquarePlus,
  Outdent,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { BarButton, BarLine } from '~/domains/boards/ui/chrome/bar-button';

export interface ToolbarProps {
  editor: Editor;
  onLink: () => void;
  onCite: () => void;
  onComment: () => void;
}

/** What can be done with the text, in words; every tool has its key. */
export function VisionToolbar({ editor, onLink, onCite, onComment }: ToolbarProps) {
  const { t } = useTranslation();
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      heading2: current.isActive('heading', { level: 2 }),
      heading3: current.isActive('heading', { level: 3 }),
      bold: current.isActive('bold'),
      bullets: current.isActive('bulletList'),
      numbers: current.isActive('orderedList'),
      link: current.isActive('link'),
      inList: current.isActive('listItem'),
      selected: !current.state.selection.empty,
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <Toolbar
      aria-label={t('visions:tools.label')}
      className="flex w-full items-center overflow-x-auto border-b border-line bg-white px-2 py-1 print:hidden"
    >
      <BarButton
        icon={Undo2}
        word={t('visions:tools.undo')}
        shortcut="Ctrl+Z"
        isDisabled={!now.canUndo}
        onPress={() => chain().undo().run()}
      />
      <BarButton
        icon={Redo2}
        word={t('visions:tools.redo')}
        shortcut="Ctrl+Shift+Z"
        isDisabled={!now.canRedo}
        onPress={() => chain().redo().run()}
      />
      <BarLine />
      <BarButton
        icon={Heading2}
        word={t('visions:tools.heading')}
        shortcut="Ctrl+Alt+2"
        pressed={now.heading2}
        onPress={() => chain().toggleHeading({ level: 2 }).run()}
      />
      <BarButton
        icon={Heading3}
        word={t('visions:tools.subheading')}
        shortcut="Ctrl+Alt+3"
        pressed={now.heading3}
        onPress={() => chain().toggleHeading({ level: 3 }).run()}
      />
      <BarButton
        icon={Bold}
        word={t('visions:tools.bold')}
        shortcut="Ctrl+B"
        pressed={now.bold}
        onPress={() => chain().toggleBold().run()}
      />
      <BarButton
        icon={List}
        word={t('visions:tools.bullets')}
        shortcut="Ctrl+Shift+8"
        pressed={now.bullets}
        onPress={() => chain().toggleBulletList().run()}
      />
      <BarButton
        icon={ListOrdered}
        word={t('visions:tools.numbers')}
        shortcut="Ctrl+Shift+7"
        pressed={now.numbers}
        onPress={() => chain().toggleOrderedList().run()}
      />
      {now.inList ? (
        <>
          <BarButton
            icon={Indent}
            word={t('visions:tools.deeper')}
            shortcut="Ctrl+]"
            onPress={() => chain().sinkListItem('listItem').run()}
          />
          <BarButton
            icon={Outdent}
            word={t('visions:tools.higher')}
            shortcut="Ctrl+["
            onPress={() => chain().liftListItem('listItem').run()}
          />
        </>
      ) : null}
      <BarButton icon={LinkIcon} word={t('visions:tools.link')} pressed={now.link} onPress={onLink} />
      <BarLine />
      <BarButton icon={Quote} word={t('visions:tools.cite')} onPress={onCite} />
      <BarButton
        icon={MessageSquarePlus}
        word={t('visions:tools.comment')}
        isDisabled={!now.selected}
        onPress={onComment}
      />
    </Toolbar>
  );
}
