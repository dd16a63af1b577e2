import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/dialog';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';
import { BarButton } from './bar-button';

/** Opens the window in which the board is taken away. */
export function ExportMenu() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  return (
    <BarButton
      icon={Download}
      word={t('boards:export.open')}
      layout="beside"
      onPress={() => desk.panel.set('export')}
    />
  );
}

/** Formats made on the server: path of the format, and the key of its words. */
const FILES = [
  { format: 'csv', word: 'csv' },
  { format: 'csv-cp932', word: 'csvCp932' },
  { format: 'xlsx', word: 'xlsx' },
  { format: 'md', word: 'markdown' },
  { format: 'json', word: 'json' },
] as const;

/** Every way to take a board away, with what each is good for. */
export function ExportDialog() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  return (
    <Dialog
      title={t('boards:export.title')}
      isOpen={panel === 'export'}
      onOpenChange={(open) => desk.panel.set(open ? 'export' : null)}
    >
      {panel === 'export' ? <ExportList /> : null}
    </Dialog>
  );
}

function ExportList() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {FILES.map(({ format, word }) => (
        <li key={format}>
          <Choice
            name={t(`boards:export.${word}`)}
            help={t(`boards:export.${word}Help`)}
            href={`/boards/${desk.boardId}/export/${format}`}
          />
        </li>
      ))}
    </ul>
  );
}

const CHOICE =
  'flex min-h-14 w-full flex-col justify-center rounded-lg px-3 py-2 text-left text-ink no-underline hover:bg-brand-soft';

function Choice({
  name,
  help,
  href,
  disabled,
  onPress,
}: {
  name: string;
  help: string;
  href?: string;
  disabled?: boolean;
  onPress?: () => void;
}) {
  const inside = (
    <>
      <span className="font-bold text-brand">{name}</span>
      <span className="text-ink-soft">{help}</span>
    </>
  );
  return href ? (
    <a href={href} className={CHOICE}>
      {inside}
    </a>
  ) : (
    <button type="button" disabled={disabled} onClick={onPress} className={CHOICE}>
      {inside}
    </button>
  );
}
