import { Copy, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { classNames } from '~/ui/class-names';
import type { Toast } from '../editor/desk';
import { type Signal, useSignal } from '../editor/signal';
import { FLOATING } from './bar-button';

const SHOWN_MS = 7_000;

/** What was just done or could not be done, with the way back. */
export function ToastList({ toasts, testId }: { toasts: Signal<readonly Toast[]>; testId: string }) {
  const list = useSignal(toasts);
  const drop = useCallback(
    (id: number) => toasts.set(toasts.value.filter((toast) => toast.id !== id)),
    [toasts],
  );
  return (
    <>
      {list.map((toast) => (
        <ToastBox key={toast.id} toast={toast} testId={testId} onDone={drop} />
      ))}
    </>
  );
}

function ToastBox({ toast, testId, onDone }: { toast: Toast; testId: string; onDone: (id: number) => void }) {
  const { t } = useTranslation();
  const { id } = toast;
  useEffect(() => {
    const timer = setTimeout(() => onDone(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [onDone, id]);
  return (
    <div
      data-testid={testId}
      className={classNames(
        'pointer-events-auto flex max-w-full items-center gap-2 rounded-2xl py-1 pl-5 pr-1.5 text-base text-white shadow-float',
        toast.kind === 'warn' ? 'bg-[#6e3a00]' : 'bg-solid-gray-800',
      )}
    >
      <p className="min-w-0 py-2">{toast.text}</p>
      {toast.action ? (
        <button
          type="button"
          className="min-h-11 shrink-0 rounded-xl px-3 font-bold text-white underline underline-offset-4 hover:bg-white/15"
          onClick={() => {
            toast.action?.run();
            onDone(id);
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t('common:close')}
        className="flex size-11 shrink-0 items-center justify-center rounded-xl hover:bg-white/15"
        onClick={() => onDone(id)}
      >
        <X aria-hidden="true" className="size-5" />
      </button>
    </div>
  );
}

/** A text that could not stay where it was written: why, the text, and what can become of it (`children` first). */
export function KeptNotice({
  why,
  text,
  onDrop,
  children,
}: {
  why: string;
  text: string;
  onDrop: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <section
      aria-label={t('boards:kept.title')}
      data-testid="kept-text"
      className={`${FLOATING} w-full max-w-md border-l-4! border-l-warn! p-4`}
    >
      <p className="font-bold">{why}</p>
      <p className="mt-2 max-h-32 overflow-y-auto whitespace-pre-wrap rounded-lg bg-warn-soft px-3 py-2">
        {text}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {children}
        <Button size="small" variant="secondary" onPress={() => void navigator.clipboard.writeText(text)}>
          <Copy aria-hidden="true" className="size-4.5" />
          {t('boards:kept.copy')}
        </Button>
        <Button size="small" variant="quiet" onPress={onDrop}>
          {t('boards:kept.drop')}
        </Button>
      </div>
    </section>
  );
}

/** What screen readers hear of one's own actions. */
export function Announcer({ said, testId }: { said: Signal<string>; testId: string }) {
  return (
    <div aria-live="polite" className="sr-only" data-testid={testId}>
      {useSignal(said)}
    </div>
  );
}
