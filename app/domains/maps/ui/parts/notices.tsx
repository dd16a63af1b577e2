import { Copy, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FLOATING } from '~/domains/boards/ui/chrome/bar-button';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { Button } from '~/ui/button';
import { classNames } from '~/ui/class-names';
import type { Toast } from '../editor/editor';
import { useMap } from '../map-context';

const SHOWN_MS = 7_000;

/** What was just done or could not be done, with the way back; and texts that could not stay. */
export function Notices() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const toasts = useSignal(editor.toasts);
  const kept = useSignal(editor.kept.list);
  return (
    <>
      {kept.map((text) => (
        <section
          key={text.id}
          aria-label={t('boards:kept.title')}
          data-testid="kept-text"
          className={`${FLOATING} w-full max-w-md border-l-4! border-l-warn! p-4`}
        >
          <p className="font-bold">{t(`maps:kept.${text.reason}`)}</p>
          <p className="mt-2 max-h-32 overflow-y-auto whitespace-pre-wrap rounded-lg bg-warn-soft px-3 py-2">
            {text.text}
          </p>
          <div className="mt-3 flex gap-2">
            <Button
              size="small"
              variant="secondary"
              onPress={() => void navigator.clipboard.writeText(text.text)}
            >
              <Copy aria-hidden="true" className="size-4.5" />
              {t('boards:kept.copy')}
            </Button>
            <Button size="small" variant="quiet" onPress={() => editor.kept.drop(text.id)}>
              {t('boards:kept.drop')}
            </Button>
          </div>
        </section>
      ))}
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </>
  );
}

function ToastBox({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  useEffect(() => {
    const timer = setTimeout(() => editor.dismiss(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [editor, toast.id]);
  return (
    <div
      data-testid="map-toast"
      className={classNames(
        'pointer-events-auto flex max-w-full items-center gap-2 rounded-2xl py-1 pl-5 pr-1.5 text-base text-white shadow-float',
        toast.kind === 'warn' ? 'bg-[#6e3a00]' : 'bg-solid-gray-800',
      )}
    >
      <p className="min-w-0 py-2">{toast.text}</p>
      {toast.undo ? (
        <button
          type="button"
          className="min-h-11 shrink-0 rounded-xl px-3 font-bold text-white underline underline-offset-4 hover:bg-white/15"
          onClick={() => {
            editor.undo.undo();
            editor.dismiss(toast.id);
          }}
        >
          {t('boards:undo')}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t('close')}
        className="flex size-11 shrink-0 items-center justify-center rounded-xl hover:bg-white/15"
        onClick={() => editor.dismiss(toast.id)}
      >
        <X aria-hidden="true" className="size-5" />
      </button>
    </div>
  );
}

/** What screen readers hear of one's own actions. */
export function Announcer() {
  const { editor } = useMap();
  return (
    <div aria-live="polite" className="sr-only" data-testid="map-said">
      {useSignal(editor.said)}
    </div>
  );
}
