import { z } from 'zod';
import { LANGUAGES } from '~/platform/i18n/languages';
import { isKana, toHiragana } from '~/platform/kana';
import { isCommonPassword } from './common-passwords';
import {
  ACCOUNT_ROLES,
  normalizeEmail,
  normalizePassword,
  PAGE_SIZE,
  PASSWORD_MAX,
  PASSWORD_MIN,
} from './model';

/**
 * Inputs of the accounts domain. Messages are keys below `accounts:errors`; the screen turns them into words.
 * An empty field arrives as undefined from forms, so every text starts from `''`.
 */
const text = z.string().optional().default('');
/** Control characters and line breaks: nothing a name or an address holds. */
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

/** Wider than the standard: addresses of Japanese phone carriers may hold `..` or end in a dot before `@`. */
const EMAIL = /^[^\s@<>(),;:"\\\p{Cc}]{1,64}@[^\s@<>(),;:"\\.\p{Cc}]+(\.[^\s@<>(),;:"\\.\p{Cc}]+)+$/u;

export const emailField = text
  .transform(normalizeEmail)
  .pipe(
    z
      .string()
      .min(1, { message: 'email_missing', abort: true })
      .max(254, 'email_wrong')
      .regex(EMAIL, 'email_wrong'),
  );

export const nameField = text
  .transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'name_missing').max(60, 'name_long').regex(ONE_LINE, 'name_wrong'));

export const kanaField = text
  .pipe(z.string().max(80, 'kana_long').refine(isKana, 'kana_wrong'))
  .transform(toHiragana);

/** A password being chosen. Long and not common; no rule about which characters (NIST SP 800-63B). */
export const newPasswordField = text.transform(normalizePassword).pipe(
  z
    .string()
    .min(1, { message: 'password_missing', abort: true })
    .refine((value) => [...value].length >= PASSWORD_MIN, { message: 'password_short', abort: true })
    .refine((value) => [...value].length <= PASSWORD_MAX, { message: 'password_long', abort: true })
    .refine((value) => !isCommonPassword(value), 'password_common'),
);

/** A password being given; anything that can't be right is refused without hashing. */
const passwordField = text.transform(normalizePassword).pipe(
  z
    .string()
    .min(1, 'password_missing')
    .max(PASSWORD_MAX * 2, 'sign_in_failed'),
);

export const roleField = z.enum(ACCOUNT_ROLES, 'role_missing');

export const signInSchema = z.object({ email: emailField, password: passwordField });
export const resetRequestSchema = z.object({ email: emailField });
export const newPasswordSchema = z.object({ password: newPasswordField });
export const inviteSchema = z.object({
  email: emailField,
  name: nameField,
  kana: kanaField,
  role: roleField,
  /** Language of the mail. */
  language: z.enum(LANGUAGES).optional().default('ja'),
});
export const acceptSchema = z.object({ name: nameField, kana: kanaField, password: newPasswordField });
export const setupSchema = acceptSchema.extend({ email: emailField });
export const profileSchema = z.object({
  name: nameField,
  kana: kanaField,
  locale: z.enum(LANGUAGES, 'language_missing'),
});
export const changePasswordSchema = z.object({ current: passwordField, password: newPasswordField });

export type SignInInput = z.output<typeof signInSchema>;
export type InviteInput = z.output<typeof inviteSchema>;
export type AcceptInput = z.output<typeof acceptSchema>;
export type SetupInput = z.output<typeof setupSchema>;
export type ProfileInput = z.output<typeof profileSchema>;
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const query = z.string().trim().max(100).catch('');
const day = z.iso.date().or(z.literal('')).catch('');

/** Filter of the accounts list, as it stands in the address. Wrong values fall back to "all". */
export const accountsFilterSchema = z.object({
  q: query,
  role: z.enum(['all', ...ACCOUNT_ROLES]).catch('all'),
  status: z.enum(['all', 'active', 'disabled']).catch('all'),
  sort: z.enum(['name', 'email', 'newest']).catch('name'),
  page,
});
export type AccountsFilter = z.output<typeof accountsFilterSchema>;

/** Filter of the audit log; `from` and `to` are days in Japan (YYYY-MM-DD), both included, or ''. */
export const auditFilterSchema = z.object({
  q: query,
  action: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .catch('all'),
  from: day,
  to: day,
  page,
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

/** First row of a page. */
export const offsetOf = (pageNumber: number): number => (pageNumber - 1) * PAGE_SIZE;
