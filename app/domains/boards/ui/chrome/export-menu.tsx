import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportWarning } from '~/domains/exchange/model';
import { Button, buttonClass } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Notice } from '~/ui/notice';
import { useEditor } from '../board-context';
import { warn } from '../editor/desk';
import { savePng } from '../editor/save-png';
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

/** Formats made on the server, with the key of their words. `checked`: what is lost in it is told first. */
const FILES = [
  { format: 'csv', word: 'csv', checked: false },
  { format: 'csv-cp932', word: 'csvCp932', checked: true },
  { format: 'xlsx', word: 'xlsx', checked: true },
  { format: 'markdown', word: 'markdown', checked: false },
  { format: 'json', word: 'json', checked: false },
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
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<{ href: string; warnings: ExportWarning[] } | null>(null);
  const take = async (href: string) => {
    const warnings = await warningsOf(href);
    if (warnings.length > 0) setProblems({ href, warnings });
    else window.location.assign(href);
  };
  const png = async (ids: readonly string[] | null) => {
    setBusy(true);
    try {
      if (!(await savePng(desk, ids, desk.title))) warn(desk, t('boards:export.nothing'));
    } catch {
      warn(desk, t('boards:export.failed'));
    }
    setBusy(false);
  };
  const selected = [...desk.selection.value];
  if (problems) return <Problems {...problems} onBack={() => setProblems(null)} />;
  return (
    <ul className="flex flex-col divide-y divide-line">
      <li>
        <Choice
          name={t('boards:export.png')}
          help={t('boards:export.pngHelp')}
          disabled={busy}
          onPress={() => void png(null)}
        />
      </li>
      {selected.length > 0 ? (
        <li>
          <Choice
            name={t('boards:export.pngSelection', { count: selected.length })}
            help={t('boards:export.pngSelectionHelp')}
            disabled={busy}
            onPress={() => void png(selected)}
          />
        </li>
      ) : null}
      {FILES.map(({ format, word, checked }) => {
        const href = `/boards/${desk.boardId}/export/${format}`;
        const name = t(`boards:export.${word}`);
        const help = t(`boards:export.${word}Help`);
        return (
          <li key={format}>
            {checked ? (
              <Choice name={name} help={help} onPress={() => void take(href)} />
            ) : (
              <Choice name={name} help={help} href={href} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the file can't take along; an unreachable server is told by the download itself. */
async function warningsOf(href: string): Promise<ExportWarning[]> {
  try {
    const answer: unknown = await (await fetch(`${href}?check`)).json();
    if (typeof answer !== 'object' || answer === null || !('warnings' in answer)) return [];
    return Array.isArray(answer.warnings) ? answer.warnings : [];
  } catch {
    return [];
  }
}

function Problems({
  href,
  warnings,
  onBack,
}: {
  href: string;
  warnings: readonly ExportWarning[];
  onBack: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      <Notice kind="warn" live>
        <p className="font-bold">{t('boards:export.problems')}</p>
        <ul className="mt-2 max-h-64 list-disc overflow-y-auto pl-5">
          {warnings.map((warning) => (
            <li key={warning.kind === 'unmappable' ? warning.codePoint : warning.row}>
              {warning.kind === 'unmappable'
                ? t('exchange:warnings.unmappable', {
                    ...warning,
                    rows: warning.rows.join(t('exchange:report.comma')),
                  })
                : t('exchange:warnings.cell_too_long', { ...warning })}
            </li>
          ))}
        </ul>
      </Notice>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={onBack}>
          {t('common:back')}
        </Button>
        <a href={href} className={buttonClass('primary')}>
          {t('boards:export.anyway')}
        </a>
      </div>
    </div>
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
