import { Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BarButton } from '~/domains/boards/ui/chrome/bar-button';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { Dialog } from '~/ui/dialog';
import { useMap } from '../map-context';

/** What to press, and the key of the words for it. */
const KEYS: readonly (readonly [
  section: string,
  rows: readonly (readonly [keys: string, what: string])[],
])[] = [
  [
    'look',
    [
      ['← ↑ ↓ →', 'pan'],
      ['Shift+← ↑ ↓ →', 'panFar'],
      ['Enter', 'choose'],
      ['Delete', 'delete'],
      ['Ctrl+Z', 'undo'],
      ['Ctrl+Shift+Z', 'redo'],
      ['?', 'help'],
    ],
  ],
  [
    'draw',
    [
      ['← ↑ ↓ →', 'pan'],
      ['Enter', 'aim'],
      ['Enter', 'same'],
      ['Backspace', 'back'],
      ['Esc', 'leave'],
    ],
  ],
  [
    'reshape',
    [
      ['Space', 'nextCorner'],
      ['Shift+Space', 'previousCorner'],
      ['← ↑ ↓ →', 'moveCorner'],
      ['Shift+← ↑ ↓ →', 'moveCornerFar'],
      ['+', 'addCorner'],
      ['Delete', 'removeCorner'],
      ['Enter', 'finish'],
      ['Esc', 'leave'],
    ],
  ],
];

/** Every key of the map, behind a button; phones have no keys and no button. */
export function KeysHelp() {
  const { t } = useTranslation();
  const { editor, compact } = useMap();
  const open = useSignal(editor.help);
  const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <>
      {compact ? null : (
        <BarButton
          icon={Keyboard}
          word={t('maps:keys.open')}
          layout="icon"
          onPress={() => editor.help.set(true)}
        />
      )}
      <Dialog
        title={t('maps:keys.title')}
        width="wide"
        isOpen={open}
        onOpenChange={(next) => editor.help.set(next)}
      >
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {KEYS.map(([section, rows]) => (
            <section key={section}>
              <h3 className="mb-1 text-base">{t(`maps:keys.section.${section}`)}</h3>
              <dl>
                {rows.map(([keys, what]) => (
                  <div
                    key={what}
                    className="flex items-center justify-between gap-4 border-b border-line py-1.5"
                  >
                    <dt>{t(`maps:keys.${what}`)}</dt>
                    <dd className="shrink-0">
                      <kbd className="rounded-md border border-line-strong bg-surface-soft px-2 py-0.5 font-sans text-sm">
                        {mac ? keys.replaceAll('Ctrl', '⌘') : keys}
                      </kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Dialog>
    </>
  );
}
