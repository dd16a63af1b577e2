import { Link, type LinkProps } from '@remix-run/react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'large' | 'small';

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-lg border font-bold no-underline transition-colors text-center ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-solid-gray-100 disabled:text-solid-gray-600';
const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-brand bg-brand text-white hover:bg-brand-strong data-[pressed]:bg-brand-strong',
  secondary: 'border-brand bg-white text-brand hover:bg-brand-soft data-[pressed]:bg-brand-soft',
  quiet:
    'border-transparent bg-transparent text-brand underline-offset-4 hover:bg-brand-soft data-[pressed]:bg-brand-soft',
  danger: 'border-danger bg-white text-danger hover:bg-danger-soft data-[pressed]:bg-danger-soft',
};
const SIZES: Record<ButtonSize, string> = {
  normal: 'min-h-11 px-4 py-2 text-base',
  large: 'min-h-14 px-6 py-3 text-lg',
  small: 'min-h-11 px-3 py-1 text-base',
};

/** Classes of a button, for the rare element that is neither a button nor a link. */
export function buttonClass(
  variant: ButtonVariant = 'primary',
  size: ButtonSize = 'normal',
  extra?: string,
): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size], extra);
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** A button; `type="submit"` inside forms works before JavaScript has loaded. */
export function Button({ variant, size, className, ...props }: ButtonProps) {
  return <AriaButton {...props} className={buttonClass(variant, size, className)} />;
}

export interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ variant, size, className, ...props }: ButtonLinkProps) {
  return <Link {...props} className={buttonClass(variant, size, className)} />;
}
