import { Form } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { diffText } from '~/domains/boards/doc';
import { StatusPill } from '~/domains/boards/ui/chrome/status-pill';
import { TextBinding } from '~/domains/boards/ui/text/text-binding';
import { formatNumber } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { CONTROL } from '~/ui/form/field';
import { Notice } from '~/ui/notice';
import { textOf } from '../../doc';
import type { FormAnswer } from '../../forms.server';
import { lengthOf } from '../../model/readiness';
import { fieldOf, markOf } from '../../schema';
import type { ApplicationView } from '../../service/view.server';
import { useGrantForm } from '../use-grant-form';
import type { ApplicationRoom } from './use-application-room';

type Question = ApplicationView['questions'][number];

/** The long texts: several people write in them at once; for those who only read they are plain. */
export function TextsPart({
  page,
  room,
  answered,
}: {
  page: ApplicationView;
  room: ApplicationRoom;
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useGrantForm('texts', answered);
  if (!page.may.includes('write')) {
    return page.questions.map((question) => <ReadText key={question.key} question={question} />);
  }
  return (
    <Form method="post" {...formProps} preventScrollReset className="flex flex-col gap-5">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="texts" />
      <div className="flex min-h-8 flex-wrap items-center gap-x-4" aria-live="polite">
        {room.connection ? (
          <>
            <StatusPill status={room.status} access={room.access} />
            <Writers room={room} />
          </>
        ) : null}
      </div>
      {page.questions.map((question) => (
        <WrittenText
          key={question.key}
          question={question}
          sent={field(fieldOf(question.key)).defaultValue}
          room={room}
        />
      ))}
      {room.connection ? null : (
        <Button type="submit" variant="secondary" className="self-start">
          {t('save')}
        </Button>
      )}
    </Form>
  );
}

function Writers({ room: { writers } }: { room: ApplicationRoom }) {
  const { t } = useTranslation();
  const [names, setNames] = useState('');
  useEffect(() => setNames(writers.map(({ name }) => name).join('、')), [writers]);
  return names ? <p className="text-ink-soft">{t('grants:texts.writers', { names })}</p> : null;
}

function WrittenText({ question, sent, room }: { question: Question; sent: string; room: ApplicationRoom }) {
  const { t } = useTranslation();
  const { key, label, help, maxChars, required } = question;
  const field = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(() => lengthOf(sent || question.text));
  const refused = useBoundText(field, key, room, setLength);
  const id = `text-${key}`;
  const over = length - maxChars;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-lg font-bold">
        {label}
        {required ? (
          <span className="ml-2 whitespace-nowrap text-sm font-normal text-danger">{t('form.required')}</span>
        ) : null}
      </label>
      {help ? (
        <p id={`${id}-help`} className="text-ink-soft">
          {help}
        </p>
      ) : null}
      <textarea
        ref={field}
        id={id}
        name={fieldOf(key)}
        rows={8}
        defaultValue={sent || question.text}
        aria-describedby={`${help ? `${id}-help ` : ''}${id}-count`}
        aria-invalid={over > 0 || undefined}
        onInput={(event) => setLength(lengthOf(event.currentTarget.value))}
        className={CONTROL}
      />
      <input type="hidden" name={markOf(key)} value={question.mark} />
      <p id={`${id}-count`} className={over > 0 ? 'font-bold text-danger' : 'text-ink-soft'}>
        {over > 0
          ? t('grants:texts.over', { over: formatNumber(over), max: formatNumber(maxChars) })
          : t('grants:texts.count', { length: formatNumber(length), max: formatNumber(maxChars) })}
      </p>
      {refused ? (
        <Notice kind="warn" live>
          {t('grants:texts.refused')}
        </Notice>
      ) : null}
    </div>
  );
}

/** Binds the field to its text in the room; what was typed before the room was there goes with it. True: writing ended. */
function useBoundText(
  field: React.RefObject<HTMLTextAreaElement>,
  key: string,
  { connection, access }: ApplicationRoom,
  setLength: (length: number) => void,
): boolean {
  const [refused, setRefused] = useState(false);
  const mayWrite = useRef(access.mayWrite);
  mayWrite.current = access.mayWrite;
  useEffect(() => {
    const element = field.current;
    if (!connection || !element) return;
    const text = textOf(connection.doc, key);
    const { value: typed, defaultValue: given } = element;
    if (typed !== given && text.toString() === given) {
      const { index, remove, insert } = diffText(given, typed);
      connection.doc.transact(() => {
        text.delete(index, remove);
        text.insert(index, insert);
      });
    }
    const count = () => setLength(lengthOf(text.toString()));
    const binding = new TextBinding(element, text, {
      origin: 'application',
      mayWrite: () => mayWrite.current,
      onRefused: () => setRefused(true),
    });
    text.observe(count);
    count();
    return () => {
      text.unobserve(count);
      binding.close();
    };
  }, [connection, key, field, setLength]);
  return refused && !access.mayWrite;
}

function ReadText({ question: { label, text } }: { question: Question }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-lg font-bold">{label}</h3>
      {text ? (
        <p className="max-w-3xl whitespace-pre-wrap">{text}</p>
      ) : (
        <p className="text-ink-soft">{t('grants:texts.empty')}</p>
      )}
    </div>
  );
}
