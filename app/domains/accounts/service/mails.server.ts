import type { Kysely } from 'kysely';
import type { Deps, Mail } from '~/platform/deps.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import type { Database } from '../../../../db/types';
import { type AccountRole, normalizeEmail } from '../model';
import { findUserByEmail } from '../repo.server';

/** Text of the mail that invites somebody to an account. */
export function inviteMail(about: {
  to: string;
  name: string;
  role: AccountRole;
  inviter: string;
  link: string;
  language: Language;
}): Mail {
  const { t } = i18nFor(about.language);
  const words = {
    name: about.name,
    inviter: about.inviter,
    role: t(`accounts:roles.${about.role}`),
    link: about.link,
  };
  return {
    to: about.to,
    subject: t('accounts:mail.invite.subject'),
    text: t('accounts:mail.invite.text', words),
  };
}

/** Text of the mail that lets somebody choose a new password. */
export function resetMail(about: { to: string; name: string; link: string; locale: string | null }): Mail {
  const { t } = i18nFor(isLanguage(about.locale) ? about.locale : 'ja');
  return {
    to: about.to,
    subject: t('accounts:mail.reset.subject'),
    text: t('accounts:mail.reset.text', { name: about.name, link: about.link }),
  };
}

/** The language for a mail to an address: what its account has chosen; Japanese where there is none or it chose none. */
export async function languageOf(db: Kysely<Database>, email: string): Promise<Language> {
  const locale = (await findUserByEmail(db, normalizeEmail(email)))?.locale ?? null;
  return isLanguage(locale) ? locale : 'ja';
}

/** Sends a mail; false when it could not be handed over, which is logged without its text. */
export async function trySend(deps: Deps, mail: Mail): Promise<boolean> {
  try {
    await deps.mailer.send(mail);
    return true;
  } catch (error) {
    deps.log.error({ err: error, subject: mail.subject }, 'mail not sent');
    return false;
  }
}
