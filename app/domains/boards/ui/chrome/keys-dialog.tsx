import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/dialog';
import { Checkbox } from '~/ui/form/inputs';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';

/** Rows of the help: what to press, and the key of the words for it. */
const KEYS: readonly (readonly [
  section: string,
  rows: readonly (readonly [keys: string, what: string])[],
])[] = [
  [
    'make',
    [
      ['N', 'note'],
      ['T', 'label'],
      ['F', 'frame'],
      ['L', 'connect'],
      ['P', 'pen'],
      ['S', 'stamp'],
      ['G', 'group'],
    ],
  ],
  [
    'choose',
    [
      ['Tab', 'next'],
      ['Shift+Tab', 'previous'],
      ['V', 'select'],
      ['Ctrl+A', 'all'],
      ['Shift+Click', 'add'],
      ['Ctrl+F', 'find'],
      ['Esc', 'leave'],
    ],
  ],
  [
    'change',
    [
      ['Enter', 'write'],
      ['Ctrl+Enter', 'finish'],
      ['← ↑ ↓ →', 'move'],
      ['Shift+← ↑ ↓ →', 'moveFast'],
      ['Ctrl+D', 'duplicate'],
      ['Delete', 'delete'],
      ['[ ]', 'order'],
      ['Ctrl+Shift+G', 'ungroup'],
      ['Ctrl+Z', 'undo'],
      ['Ctrl+Shift+Z', 'redo'],
    ],
  ],
  [
    'view',
    [
      ['Space+Drag', 'pan'],
      ['Ctrl+Wheel', 'zoom'],
      ['1', 'fit'],
      ['2', 'fitSelection'],
      ['?', 'help'],
    ],
  ],
];

const TOUCH = ['tap', 'tapAgain', 'doubleTap', 'hold', 'drag', 'dragBoard', 'pinch'] as const;

/** Every key, and what fingers do. */
export function KeysDialog() {
  const { t } = useTranslation();
  const editor = useEditor();
  const panel = useSignal(editor.desk.panel);
  const letters = useSignal(editor.letterKeys);
  const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <Dialog
      title={t('boards:keys.title')}
      width="wide"
      isOpen={panel === 'keys'}
      onOpenChange={(open) => editor.desk.panel.set(open ? 'keys' : null)}
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {KEYS.map(([section, rows]) => (
          <section key={section}>
            <h3 className="mb-1 text-base">{t(`boards:keys.section.${section}`)}</h3>
            <dl>
              {rows.map(([keys, what]) => (
                <div
                  key={what}
                  className="flex items-center justify-between gap-4 border-b border-line py-1.5"
                >
                  <dt>{t(`boards:keys.${what}`)}</dt>
                  <dd className="shrink-0">
                    <kbd className="rounded-md border border-line-strong bg-surface-soft px-2 py-0.5 font-sans text-sm">
                      {keyName(keys, mac, t)}
                    </kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className="sm:col-span-2">
          <h3 className="mb-1 text-base">{t('boards:keys.section.touch')}</h3>
          <ul className="list-disc pl-6">
            {TOUCH.map((what) => (
              <li key={what}>{t(`boards:keys.touch.${what}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <Checkbox
        label={t('boards:keys.letters')}
        checked={letters}
        onChange={(event) => editor.setLetterKeys(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

function keyName(keys: string, mac: boolean, t: (key: string) => string): string {
  const named = mac ? keys.replaceAll('Ctrl', '⌘') : keys;
  return named
    .replace('Click', t('boards:keys.click'))
    .replace('Drag', t('boards:keys.dragWord'))
    .replace('Wheel', t('boards:keys.wheel'));
}
