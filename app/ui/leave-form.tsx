import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roomsUnsent } from '~/platform/sync/device-copies';
import { forgetOnNextPage } from '~/platform/sync/leaving';
import { Button } from './button';
import { Dialog } from './dialog';

export interface LeaveFormProps {
  /** Whose copies this browser forgets. */
  personId: string;
  /** Where the form is sent; the page's own address when absent. */
  action?: string;
  /** Asked before leaving, also when nothing is unsent. */
  question?: string;
  /** Name of the act, on the button that confirms it. */
  word: string;
  children: ReactNode;
}

/**
 * A form that ends being somebody on this device, and lets the browser forget that person's boards. What was written
 * and has not reached the server is kept, and said before. Works as a plain form before JavaScript.
 */
export function LeaveForm({ personId, action, question, word, children }: LeaveFormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [unsent, setUnsent] = useState<number | null>(null);
  const leave = () => {
    forgetOnNextPage(personId);
    // Past the listener above, and as a new document: nothing of the person stays in this page.
    form.current?.submit();
  };
  const look = async () => {
    const count = await roomsUnsent(personId).catch(() => 0);
    if (count > 0 || question) setUnsent(count);
    else leave();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look();
  };
  return (
    <>
      <form ref={form} method="post" action={action} onSubmit={submit}>
        {children}
      </form>
      <Dialog title={word} isOpen={unsent !== null} onOpenChange={() => setUnsent(null)}>
        {question ? <p>{question}</p> : null}
        {unsent ? <p className="font-bold text-warn">{t('leave.unsent', { count: unsent })}</p> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onPress={() => setUnsent(null)}>
            {t('cancel')}
          </Button>
          <Button variant="danger" onPress={leave}>
            {word}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
