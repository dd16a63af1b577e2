import { Form } from '@remix-run/react';
import { Button, type ButtonVariant } from '~/ui/button';

/** An act that needs no words: hidden values and one button. `label` says it where the word alone does not. */
export function PlainForm({
  values,
  word,
  label,
  variant = 'secondary',
}: {
  values: Record<string, string>;
  word: string;
  label?: string;
  variant?: ButtonVariant;
}) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" variant={variant} size="small" aria-label={label}>
        {word}
      </Button>
    </Form>
  );
}
