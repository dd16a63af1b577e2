import { Check, MessageSquare, RotateCcw } from 'lucide-react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { classNames } from '~/ui/class-names';
import { TextArea } from '~/ui/form/inputs';
import { REMARK_MAX, type Thread } from '../../comments';

/** A comment being begun on a stretch of the text. */
export interface NewComment {
  quote: string;
}

export interface CommentsPanelProps {
  threads: Thread[];
  /** Ids that still stand in the text. */
  anchored: ReadonlySet<string>;
  chosen: string | null;
  fresh: NewComment | null;
  mayWrite: boolean;
  onAdd: (text: string) => void;
  onCancel: () => void;
  onReply: (threadId: string, text: string) => void;
  onResolve: (threadId: string, resolved: boolean) => void;
  onShow: (threadId: string) => void;
}

/** Comments beside the text: open threads first, settled ones folded away. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { t } = useTranslation();
  const open = props.threads.filter((thread) => !thread.resolved);
  const settled = props.threads.filter((thread) => thread.resolved);
  return (
    <aside aria-label={t('visions:comments.title')} className="flex flex-col gap-3 p-4 print:hidden">
      <h2 className="flex items-center gap-2 text-lg">
        <MessageSquare aria-hidden="true" className="size-5" />
        {t('visions:comments.title')}
      </h2>
      {props.fresh ? (
        <section className="flex flex-col gap-2 rounded-xl border-2 border-brand p-3">
          <Quoted text={props.fresh.quote} />
          <RemarkForm
            label={t('visions:comments.new')}
            submit={t('visions:comments.add')}
            focus
            onSubmit={props.onAdd}
            onCancel={props.onCancel}
          />
        </section>
      ) : null}
      {open.length === 0 && !props.fresh ? (
        <p className="text-ink-soft">{t('visions:comments.empty')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {open.map((thread) => (
            <ThreadCard key={thread.id} thread={thread} {...props} />
          ))}
        </ul>
      )}
      {settled.length > 0 ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center font-bold text-brand">
            {t('visions:comments.settled', { count: settled.length })}
          </summary>
          <ul className="flex flex-col gap-3 pt-2">
            {settled.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} {...props} />
            ))}
          </ul>
        </details>
      ) : null}
    </aside>
  );
}

function ThreadCard({
  thread,
  anchored,
  chosen,
  mayWrite,
  onReply,
  onResolve,
  onShow,
}: CommentsPanelProps & { thread: Thread }) {
  const { t, i18n } = useTranslation();
  const card = useRef<HTMLLIElement>(null);
  const isChosen = chosen === thread.id;
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const standing = anchored.has(thread.id);
  return (
    <li
      ref={card}
      className={classNames(
        'flex flex-col gap-2 rounded-xl border p-3',
        isChosen ? 'border-2 border-brand bg-brand-soft' : 'border-line bg-white',
      )}
    >
      {standing ? (
        <button type="button" className="min-h-11 text-left" onClick={() => onShow(thread.id)}>
          <Quoted text={thread.quote} />
        </button>
      ) : (
        <>
          <Quoted text={thread.quote} />
          <p className="text-ink-soft">{t('visions:comments.gone')}</p>
        </>
      )}
      <ul className="flex flex-col gap-2">
        {thread.remarks.map((remark) => (
          <li key={remark.id}>
            <p className="text-ink-soft">
              <b className="text-ink">{remark.name}</b>{' '}
              <time dateTime={new Date(remark.at).toISOString()}>
                {formatDateTime(remark.at, i18n.language as Language)}
              </time>
            </p>
            <p className="whitespace-pre-wrap">{remark.text}</p>
          </li>
        ))}
      </ul>
      {thread.resolved ? (
        <p className="flex items-center gap-2 text-good">
          <Check aria-hidden="true" className="size-5" />
          {t('visions:comments.settledBy', { name: thread.resolved.name })}
        </p>
      ) : null}
      {mayWrite && !thread.resolved ? (
        <RemarkForm
          label={t('visions:comments.reply')}
          submit={t('visions:comments.send')}
          onSubmit={(text) => onReply(thread.id, text)}
        />
      ) : null}
      {mayWrite ? (
        <Button
          size="small"
          variant="secondary"
          className="self-start"
          onPress={() => onResolve(thread.id, !thread.resolved)}
        >
          {thread.resolved ? (
            <RotateCcw aria-hidden="true" className="size-5" />
          ) : (
            <Check aria-hidden="true" className="size-5" />
          )}
          {t(thread.resolved ? 'visions:comments.reopen' : 'visions:comments.settle')}
        </Button>
      ) : null}
    </li>
  );
}

function Quoted({ text }: { text: string }) {
  return <q className="block border-l-4 border-line-strong pl-3 text-ink-soft">{text}</q>;
}

/** A remark being written. A line break is a line break: the button sends. */
function RemarkForm({
  label,
  submit,
  focus,
  onSubmit,
  onCancel,
}: {
  label: string;
  submit: string;
  focus?: boolean;
  onSubmit: (text: string) => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focus) form.current?.querySelector('textarea')?.focus();
  }, [focus]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
    if (text === '') return;
    onSubmit(text);
    event.currentTarget.reset();
  };
  return (
    <form ref={form} onSubmit={send} className="flex flex-col gap-2">
      <TextArea label={label} name="text" rows={2} maxLength={REMARK_MAX} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small">
          {submit}
        </Button>
        {onCancel ? (
          <Button size="small" variant="quiet" onPress={onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
