import { Link, useLocation } from '@remix-run/react';
import { ExternalLink, Mail, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MailAddress } from '~/ui/mail-address';
import type { OrganisationView } from '../model';

const LINK = 'inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4';

/** Whom to ask, for those who may see it; for others, why not and what to do. */
export function ContactCard({ organisation }: { organisation: OrganisationView }) {
  const { t } = useTranslation();
  const { contact, place, website } = organisation;
  return (
    <section
      aria-labelledby="contact"
      className="flex flex-col gap-2 rounded-xl border border-line bg-surface-soft p-4"
    >
      <h2 id="contact" className="text-xl">
        {t('organisations:page.contact')}
      </h2>
      {contact === null ? <Withheld visibility={organisation.contactVisibility} /> : null}
      {contact?.name ? <p>{contact.name}</p> : null}
      {contact?.email ? (
        <p>
          <a href={`mailto:${contact.email}`} className={LINK}>
            <Mail aria-hidden="true" className="size-5 shrink-0" />
            <span>
              <MailAddress>{contact.email}</MailAddress>
            </span>
          </a>
        </p>
      ) : null}
      {contact?.phone ? (
        <p>
          <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`} className={LINK}>
            <Phone aria-hidden="true" className="size-5 shrink-0" />
            {contact.phone}
          </a>
        </p>
      ) : null}
      {place?.address ? (
        <p>
          {place.postalCode ? `〒${place.postalCode} ` : null}
          {place.address}
        </p>
      ) : null}
      {contact && !contact.email && !contact.phone && !place?.address ? (
        <p className="text-ink-soft">{t('organisations:page.noContact')}</p>
      ) : null}
      {contact && organisation.role !== null ? (
        <p className="text-ink-soft">{t(`organisations:seenBy.${organisation.contactVisibility}`)}</p>
      ) : null}
      {website ? (
        <p>
          <a href={website} rel="noreferrer nofollow" className={LINK}>
            <ExternalLink aria-hidden="true" className="size-5 shrink-0" />
            {website}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Withheld({ visibility }: { visibility: OrganisationView['contactVisibility'] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  if (visibility === 'staff') return <p>{t('organisations:page.contactStaff')}</p>;
  return (
    <>
      <p>{t('organisations:page.contactSignedIn')}</p>
      <p>
        <Link to={`/login?next=${encodeURIComponent(pathname)}`} className={LINK}>
          {t('nav.signIn')}
        </Link>
      </p>
    </>
  );
}
