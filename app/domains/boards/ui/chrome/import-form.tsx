import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLines } from '~/domains/exchange/import';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useEditor } from '../board-context';
import { tellMade } from '../editor/clipboard';
import { type ImportSource, makeImported, readImportFile, sizeOf } from '../editor/importing';

const SHOWN = 8;
const PROBLEMS_SHOWN = 20;

/** Text or file, what would come of it, and the button that makes it. */
export default function ImportForm() {
  const { t } = useTranslation();
  const editor = useEditor();
  const { desk } = editor;
  const [text, setText] = useState(editor.importText.value);
  const [file, setFile] = useState<ImportSource | null>(null);
  const source: ImportSource = file ?? { kind: 'notes', ...readLines(text, desk.colour.value) };
  const count = sizeOf(source);
  const making = useRef(false);
  const make = async () => {
    if (making.current) return;
    making.current = true;
    const { made, lost } = await makeImported(desk, source);
    making.current = false;
    if (made === 0) return;
    editor.importText.set('');
    desk.panel.set(null);
    tellMade(desk, made, lost);
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
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
        rows={5}
        value={text}
        aria-describedby="import-help"
        onChange={(event) => {
          setText(event.currentTarget.value);
          // Kept when the window is closed by mistake.
          editor.importText.set(event.currentTarget.value);
          setFile(null);
        }}
        className="w-full rounded-lg border border-line-strong bg-white px-3 py-2 text-base"
      />
      <FileButton onFile={(chosen) => void readImportFile(desk, chosen).then(setFile)} />
      <Preview source={source} count={count} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={() => desk.panel.set(null)}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" isDisabled={count === 0}>
          {t('boards:import.make')}
        </Button>
      </div>
    </form>
  );
}

function FileButton({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button variant="secondary" size="small" onPress={() => input.current?.click()}>
        <FileUp aria-hidden="true" className="size-5" />
        {t('boards:import.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".txt,.csv,.tsv,.json,text/plain,text/csv,application/json"
        hidden
        aria-label={t('boards:import.file')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) onFile(chosen);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** What would be made, and what could not be read. */
function Preview({ source, count }: { source: ImportSource; count: number }) {
  const { t } = useTranslation();
  if (source.kind === 'refused') {
    return (
      <Notice kind="bad" live>
        {source.message}
      </Notice>
    );
  }
  const texts = source.kind === 'notes' ? source.notes.map((note) => note.text) : source.texts;
  const problems = source.kind === 'notes' ? source.problems : [];
  return (
    <section aria-live="polite" className="rounded-lg bg-surface-soft p-3">
      <p className="font-bold">{t(`boards:import.${source.kind}`, { count })}</p>
      <ul className="mt-1">
        {texts.slice(0, SHOWN).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no identity but their place
          <li key={index} className="truncate">
            ・{line}
          </li>
        ))}
        {texts.length > SHOWN ? <li>{t('boards:import.andMore', { count: texts.length - SHOWN })}</li> : null}
      </ul>
      {problems.length > 0 ? (
        <div className="mt-2 border-t border-line pt-2">
          <p className="font-bold text-danger">{t('boards:import.problems', { count: problems.length })}</p>
          <ul>
            {problems.slice(0, PROBLEMS_SHOWN).map((problem) => (
              <li key={`${problem.line}:${problem.column}:${problem.reason}`}>
                {t('boards:import.line', { line: problem.line })} {t(`exchange:reasons.${problem.reason}`)}
                {problem.value ? `（${problem.value}）` : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
