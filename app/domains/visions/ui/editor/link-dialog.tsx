import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextInput } from '~/ui/form/inputs';
import { isSafeHref } from '../../model';

/** Address of a link on the selected words. */
export function LinkDialog({
  editor,
  isOpen,
  onOpenChange,
}: {
  editor: Editor;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState(false);
  const present = String(editor.getAttributes('link').href ?? '');
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('href') ?? '')
      .normalize('NFKC')
      .trim();
    const href = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : typed;
    setWrong(!isSafeHref(href));
    if (!isSafeHref(href)) return;
    const { empty } = editor.state.selection;
    if (empty && present === '') {
      const mark = { type: 'link', attrs: { href } };
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: href, marks: [mark] })
        .run();
    } else {
      editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
    }
    onOpenChange(false);
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onOpenChange(false);
  };
  return (
    <Dialog title={t('visions:link.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <form onSubmit={save} className="flex flex-col gap-4" noValidate>
        <TextInput
          label={t('visions:link.address')}
          help={t('visions:link.help')}
          name="href"
          type="url"
          inputMode="url"
          defaultValue={present}
          errors={wrong ? [t('visions:link.wrong')] : undefined}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit">{t('visions:link.save')}</Button>
          {present ? (
            <Button variant="danger" onPress={remove}>
              {t('visions:link.remove')}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
