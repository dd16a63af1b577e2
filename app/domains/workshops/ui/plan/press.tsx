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

/** Classes of a button or link that is only a sign; it carries its name as label and tooltip. */
export const ICON_BUTTON =
  'inline-flex size-11 shrink-0 items-center justify-center rounded-lg text-brand hover:bg-brand-soft';

/** A press that is only a sign. */
export function IconPress({
  label,
  hidden = false,
  children,
  ...fields
}: {
  intent: string;
  session: string | null;
  id: string;
  label: string;
  /** Keeps its place, but can't be pressed. */
  hidden?: boolean;
  children: ReactNode;
}) {
  return (
    <Form method="post" preventScrollReset className={hidden ? 'invisible' : undefined}>
      <PressFields {...fields} />
      <button type="submit" aria-label={label} title={label} className={ICON_BUTTON}>
        {children}
      </button>
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
