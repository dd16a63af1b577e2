import type { Mail } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import type { MemberRole } from '../model';

function wordsFor(locale: string | null) {
  return i18nFor(isLanguage(locale) ? locale : 'ja');
}

/** Text of the mail that asks somebody to join an organisation. */
export function memberMail(about: {
  to: string;
  organisation: string;
  inviter: string;
  role: MemberRole;
  link: string;
  locale: string | null;
}): Mail {
  const { t } = wordsFor(about.locale);
  const { organisation, inviter, link } = about;
  const role = t(`organisations:team.roles.${about.role}`);
  return {
    to: about.to,
    subject: t('organisations:mail.invite.subject', { organisation }),
    text: t('organisations:mail.invite.text', { organisation, inviter, role, link }),
  };
}

/** Text of the mail that tells somebody what became of a request for an organisation. */
export function claimMail(about: {
  to: string;
  name: string;
  organisation: string;
  decision: 'accepted' | 'refused';
  reason: string;
  link: string;
  locale: string | null;
}): Mail {
  const { t } = wordsFor(about.locale);
  const { name, organisation, reason, link, decision } = about;
  return {
    to: about.to,
    subject: t(`organisations:mail.${decision}.subject`, { organisation }),
    text: t(`organisations:mail.${decision}.text`, { name, organisation, reason, link }),
  };
}

/** Text of the mail that tells staff that somebody asks to look after an entry. */
export function claimedMail(about: {
  to: string;
  name: string;
  organisation: string;
  person: string;
  link: string;
  locale: string | null;
}): Mail {
  const { t } = wordsFor(about.locale);
  const { name, organisation, person, link } = about;
  return {
    to: about.to,
    subject: t('organisations:mail.claimed.subject', { organisation }),
    text: t('organisations:mail.claimed.text', { name, organisation, person, link }),
  };
}
