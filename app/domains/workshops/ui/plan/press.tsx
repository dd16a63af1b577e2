import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '~/ui/button';

/** A button that posts an intent of the plan page; works before JavaScript. */
export function Press({
  intent,
  session,
  id,
  children,
  variant = 'secondary',
  size,
  label,
  className,
}: {
  intent: string;
  session: string | null;
  id?: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Name for screen readers where the sign alone would not do. */
  label?: string;
  className?: string;
}) {
  return (
    <Form method="post" preventScrollReset>
      <PressFields intent={intent} session={session} id={id} />
      <Button type="submit" variant={variant} size={size} aria-label={label} className={className}>
        {children}
      </Button>
    </Form>
  );
}

/** Hidden fields of a form on the plan page. */
export function PressFields({
  intent,
  session,
  id,
}: {
  intent: string;
  session: string | null;
  id?: string | undefined;
}) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="session" value={session ?? ''} />
      {id ? <input type="hidden" name="id" value={id} /> : null}
    </>
  );
}
