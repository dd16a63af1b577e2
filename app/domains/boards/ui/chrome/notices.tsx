import { Copy, StickyNote, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { classNames } from '~/ui/class-names';
import { useEditor } from '../board-context';
import { otherWriter } from '../editor/decorating';
import { dismissToast, type Toast } from '../editor/desk';
import type { KeptText } from '../editor/drafts';
import { makeNotes } from '../editor/make';
import { useSignal } from '../editor/signal';
import { FLOATING } from './bar-button';
import { Face } from './people';

const SHOWN_MS = 7_000;

/** What was just done or could not be done, with the way back. */
export function Toasts() {
  const { desk } = useEditor();
  const toasts = useSignal(desk.toasts);
  return (
    <>
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} onDone={() => dismissToast(desk, toast.id)} />
      ))}
    </>
  );
}

function ToastBox({ toast, onDone }: { toast: Toast; onDone: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [onDone]);
  return (
    <div
      data-testid="board-toast"
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
            onDone();
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t('common:close')}
        className="flex size-11 shrink-0 items-center justify-center rounded-xl hover:bg-white/15"
        onClick={onDone}
      >
        <X aria-hidden="true" className="size-5" />
      </button>
    </div>
  );
}

/** Texts that could not stay where they were written: nothing is lost without asking. */
export function KeptTextNotices() {
  const { kept } = useEditor();
  const list = useSignal(kept.list);
  return (
    <>
      {list.map((text) => (
        <KeptNotice key={text.id} kept={text} />
      ))}
    </>
  );
}

function KeptNotice({ kept }: { kept: KeptText }) {
  const { t } = useTranslation();
  const { desk, kept: shelf } = useEditor();
  const { mayWrite } = useSignal(desk.access);
  return (
    <section
      aria-label={t('boards:kept.title')}
      data-testid="kept-text"
      className={`${FLOATING} w-full max-w-md border-l-4! border-l-warn! p-4`}
    >
      <p className="font-bold">{t(`boards:kept.${kept.reason}`)}</p>
      <p className="mt-2 max-h-32 overflow-y-auto whitespace-pre-wrap rounded-lg bg-warn-soft px-3 py-2">
        {kept.text}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          size="small"
          isDisabled={!mayWrite}
          onPress={() => {
            if (makeNotes(desk, [kept.text], null).length > 0) shelf.drop(kept.id);
          }}
        >
          <StickyNote aria-hidden="true" className="size-4.5" />
          {t('boards:kept.asNote')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          onPress={() => void navigator.clipboard.writeText(kept.text)}
        >
          <Copy aria-hidden="true" className="size-4.5" />
          {t('boards:kept.copy')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => shelf.drop(kept.id)}>
          {t('boards:kept.drop')}
        </Button>
      </div>
    </section>
  );
}

/** Says who else is writing in the same text. */
export function OtherWriter() {
  const { t } = useTranslation();
  const { desk, presence } = useEditor();
  const peers = useSignal(presence.peers);
  useSignal(desk.editing);
  const other = otherWriter(desk, peers);
  if (!other) return null;
  return (
    <p role="status" className={`${FLOATING} flex items-center gap-2 py-1 pl-2 pr-4 text-base`}>
      <Face person={other} />
      {t('boards:alsoWriting', { name: other.name })}
    </p>
  );
}

/** What screen readers hear of one's own actions. */
export function Announcer() {
  const { desk } = useEditor();
  const said = useSignal(desk.said);
  return (
    <div aria-live="polite" className="sr-only" data-testid="board-said">
      {said}
    </div>
  );
}
