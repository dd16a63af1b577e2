import { Form } from '@remix-run/react';
import { Button, type ButtonVariant } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import type { TalkPart } from './talk-page';
import { useTalkForm } from './use-talk-form';

/** An act that needs no words: one button. */
export function PlainAct({
  intent,
  word,
  answered,
  variant = 'secondary',
}: {
  intent: string;
  word: string;
  answered: TalkPart['answered'];
  variant?: ButtonVariant;
}) {
  const { formProps, problems } = useTalkForm(intent, answered);
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value={intent} />
      <Button type="submit" variant={variant} className="self-start">
        {word}
      </Button>
    </Form>
  );
}
