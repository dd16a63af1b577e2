import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { linesIn } from '../../model';
import { useEditor } from '../board-context';
import { tellMade } from '../editor/clipboard';
import { makeNotes } from '../editor/make';
import { useSignal } from '../editor/signal';

/** Notes made from one text at most; a board with more is no board any more. */
const MOST = 1000;
const SHOWN = 8;

/** Lines, or a file of them, become notes; shown before anything is made. */
export function ImportDialog() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  return (
    <Dialog
      title={t('boards:import.title')}
      isOpen={panel === 'import'}
      onOpenChange={(open) => desk.panel.set(open ? 'import' : null)}
    >
      {panel === 'import' ? <ImportForm /> : null}
    </Dialog>
  );
}

function ImportForm() {
  const { t } = useTranslation();
  const editor = useEditor();
  const { desk } = editor;
  const [text, setText] = useState(editor.importText.value);
  const file = useRef<HTMLInputElement>(null);
  const lines = linesIn(text);
  const used = lines.slice(0, MOST);
  const make = () => {
    const made = makeNotes(desk, used, null);
    if (made.length === 0) return;
    editor.importText.set('');
    desk.panel.set(null);
    tellMade(desk, made.length);
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <label htmlFor="import-lines" className="font-bold">
        {t('boards:import.label')}
      </label>
      <p id="import-help" className="text-ink-soft">
        {t('boards:import.help')}
      </p>
      <textarea
        id="import-lines"
        rows={6}
        value={text}
        aria-describedby="import-help"
        onChange={(event) => setText(event.currentTarget.value)}
        className="w-full rounded-lg border border-line-strong bg-white px-3 py-2 text-base"
      />
      <div>
        <Button variant="secondary" size="small" onPress={() => file.current?.click()}>
          <FileUp aria-hidden="true" className="size-5" />
          {t('boards:import.file')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".txt,.csv,.tsv,text/plain,text/csv"
          hidden
          aria-label={t('boards:import.file')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void readText(chosen).then(setText);
          }}
        />
      </div>
      <section aria-live="polite" className="rounded-lg bg-surface-soft p-3">
        <p className="font-bold">{t('boards:import.count', { count: used.length })}</p>
        {lines.length > MOST ? (
          <p className="text-danger">{t('boards:import.tooMany', { count: MOST })}</p>
        ) : null}
        <ul className="mt-1">
          {used.slice(0, SHOWN).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no identity but their place
            <li key={index} className="truncate">
              ・{line}
            </li>
          ))}
          {used.length > SHOWN ? <li>{t('boards:import.andMore', { count: used.length - SHOWN })}</li> : null}
        </ul>
      </section>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={() => desk.panel.set(null)}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" isDisabled={used.length === 0}>
          {t('boards:import.make')}
        </Button>
      </div>
    </form>
  );
}

/** Text of a file in UTF-8 or, where that fails, in CP932, which Excel in Japan writes. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
