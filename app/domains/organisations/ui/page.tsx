import { Link } from '@remix-run/react';
import { History, MessageCircle, Pencil, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { CHANNELS, channelOf, type Need, type Offer, type OrganisationView, type WishedPart } from '../model';
import { ContactCard } from './contact-card';
import { FictionalMark, StatusMark, TypeMark } from './marks';
import { type AreaNames, areaText, needDays } from './part-words';
import { StatusForm } from './status-form';

/** What everybody, and what members and staff see of one organisation. */
export function OrganisationPage({
  organisation,
  areaNames,
  missing,
  mayAsk,
}: {
  organisation: OrganisationView;
  areaNames: AreaNames;
  /** For those who may edit it; empty for others. */
  missing: WishedPart[];
  /** The reader can ask it to talk. */
  mayAsk: boolean;
}) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <article className="flex flex-col gap-8 pb-8">
        <Head organisation={organisation} />
        {mayAsk ? (
          <ButtonLink to={`/matches/new?to=${organisation.id}`} className="self-start">
            <MessageCircle aria-hidden="true" className="size-5" />
            {t('organisations:page.ask')}
          </ButtonLink>
        ) : null}
        {organisation.may.edit ? <OwnTools organisation={organisation} missing={missing} /> : null}
        <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
          <div className="flex min-w-0 flex-col gap-8">
            {organisation.description ? (
              <Part id="about" title={t('organisations:page.about')}>
                <p className="whitespace-pre-wrap break-words">{organisation.description}</p>
              </Part>
            ) : null}
            <Part id="needs" title={t('organisations:page.needs')}>
              <Needs needs={organisation.needs} />
            </Part>
            <Part id="offers" title={t('organisations:page.offers')}>
              <Offers offers={organisation.offers} />
            </Part>
            {organisation.fields.length > 0 ? (
              <Part id="fields" title={t('organisations:page.fields')}>
                <ul className="flex flex-wrap gap-2">
                  {organisation.fields.map((field) => (
                    <li key={field} className="rounded-lg bg-brand-soft px-3 py-1">
                      {t(`organisations:fields.${field}`)}
                    </li>
                  ))}
                </ul>
              </Part>
            ) : null}
          </div>
          <aside className="flex min-w-0 flex-col gap-6">
            <ContactCard organisation={organisation} />
            {organisation.role === null && organisation.status === 'listed' ? (
              <Link
                to={`/organisations/${organisation.id}/claim`}
                className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
              >
                {t('organisations:claim.title')}
              </Link>
            ) : null}
            <Places organisation={organisation} areaNames={areaNames} />
            <Facts organisation={organisation} />
          </aside>
        </div>
      </article>
    </AppShell>
  );
}

function Head({ organisation }: { organisation: OrganisationView }) {
  const { t } = useTranslation();
  return (
    <header className="flex flex-col gap-2">
      <p>
        <Link
          to="/organisations"
          className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
        >
          {t('organisations:list.title')}
        </Link>
      </p>
      {organisation.kana ? <p className="text-ink-soft">{organisation.kana}</p> : null}
      <h1 className="text-3xl">
        <Phrases>{organisation.name}</Phrases>
      </h1>
      {organisation.nameEn ? (
        <p lang="en" className="text-ink-soft">
          {organisation.nameEn}
        </p>
      ) : null}
      <p className="flex flex-wrap items-center gap-2">
        <TypeMark type={organisation.type} />
        {organisation.fictional ? <FictionalMark /> : null}
        <StatusMark status={organisation.status} />
      </p>
      {organisation.summary ? <p className="max-w-3xl text-lg">{organisation.summary}</p> : null}
    </header>
  );
}

/** What members and staff do here, and what would help others to find a partner. */
function OwnTools({ organisation, missing }: { organisation: OrganisationView; missing: WishedPart[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('organisations:page.own')} className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={`/organisations/${organisation.id}/edit`}>
          <Pencil aria-hidden="true" className="size-5" />
          {t('organisations:page.edit')}
        </ButtonLink>
        <ButtonLink to={`/organisations/${organisation.id}/history`} variant="secondary">
          <History aria-hidden="true" className="size-5" />
          {t('organisations:page.history')}
        </ButtonLink>
        <ButtonLink to={`/organisations/${organisation.id}/members`} variant="secondary">
          <Users aria-hidden="true" className="size-5" />
          {t('organisations:team.title')}
        </ButtonLink>
      </div>
      {organisation.status === 'draft' ? (
        <Notice kind="info">
          <p>
            {t(organisation.may.changeStatus ? 'organisations:page.draftStaff' : 'organisations:page.draft')}
          </p>
        </Notice>
      ) : null}
      {organisation.status === 'hidden' ? (
        <Notice kind="warn">
          <p>{t('organisations:page.hidden')}</p>
        </Notice>
      ) : null}
      {organisation.may.changeStatus ? <StatusForm status={organisation.status} /> : null}
      {missing.length > 0 ? (
        <Notice kind="info">
          <p className="font-bold">{t('organisations:page.missing')}</p>
          <ul className="list-disc pl-6">
            {missing.map((part) => (
              <li key={part}>
                <Link
                  to={`/organisations/${organisation.id}/edit#part-${part}`}
                  className="inline-flex min-h-8 items-center text-brand underline underline-offset-4"
                >
                  {t(`organisations:missing.${part}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </section>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-xl">
        <Phrases>{title}</Phrases>
      </h2>
      {children}
    </section>
  );
}

const URGENT = 3;

function Needs({ needs }: { needs: Need[] }) {
  const { t } = useTranslation();
  if (needs.length === 0) return <p className="text-ink-soft">{t('organisations:page.noNeeds')}</p>;
  const inOrder = [...needs].sort((a, b) => b.urgency - a.urgency);
  return (
    <ul className="flex flex-col gap-3">
      {inOrder.map((need) => (
        <li key={need.id} className="flex flex-col gap-1 rounded-xl border border-line p-4">
          <h3 className="text-lg">{t(`organisations:terms.${need.term}`)}</h3>
          <p className="flex flex-wrap gap-x-4">
            <span className={need.urgency === URGENT ? 'font-bold text-danger' : 'text-ink-soft'}>
              {t(`organisations:urgency.${need.urgency}`)}
            </span>
            <span className="text-ink-soft">{needDays(t, need)}</span>
          </p>
          {need.text ? <p className="break-words">{need.text}</p> : null}
          {need.success ? (
            <p className="break-words">
              <span className="font-bold">{t('organisations:page.success')}</span>
              {need.success}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Offers({ offers }: { offers: Offer[] }) {
  const { t } = useTranslation();
  if (offers.length === 0) return <p className="text-ink-soft">{t('organisations:page.noOffers')}</p>;
  const groups = CHANNELS.map((channel) => ({
    channel,
    own: offers.filter(({ term }) => channelOf(term) === channel),
  })).filter(({ own }) => own.length > 0);
  return (
    <dl className="flex flex-col gap-3">
      {groups.map(({ channel, own }) => (
        <div key={channel} className="flex flex-col gap-1 rounded-xl border border-line p-4">
          <dt className="font-bold">{t(`organisations:channels.${channel}`)}</dt>
          {own.map((offer) => (
            <dd key={offer.id} className="break-words">
              {t(`organisations:terms.${offer.term}`)}
              {offer.text ? <span className="block pl-4 text-ink-soft">{offer.text}</span> : null}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Places({ organisation, areaNames }: { organisation: OrganisationView; areaNames: AreaNames }) {
  const { t } = useTranslation();
  const { areas, homeArea } = organisation;
  if (areas.length === 0 && homeArea === null) return null;
  const link = (code: string) => (
    <Link
      to={`/areas/${code}`}
      className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
    >
      {areaText(areaNames, code)}
    </Link>
  );
  return (
    <Part id="places" title={t('organisations:page.places')}>
      <dl className="flex flex-col gap-2">
        {homeArea ? (
          <div>
            <dt className="font-bold">{t('organisations:page.home')}</dt>
            <dd>{link(homeArea)}</dd>
          </div>
        ) : null}
        {areas.length > 0 ? (
          <div>
            <dt className="font-bold">{t('organisations:page.areas')}</dt>
            <dd>
              <ul className="flex flex-wrap gap-x-4">
                {areas.map((code) => (
                  <li key={code}>{link(code)}</li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
    </Part>
  );
}

function Facts({ organisation }: { organisation: OrganisationView }) {
  const { t } = useTranslation();
  const words = (group: string, values: readonly string[]) =>
    values.map((value) => t(`organisations:${group}.${value}`)).join(t('organisations:comma'));
  const { legalForm, corporateNumber, foundedYear, people, capacity } = organisation;
  const rows: [string, string][] = [
    ['legalForm', legalForm === 'none' ? '' : t(`organisations:legalForms.${legalForm}`)],
    ['corporateNumber', corporateNumber ?? ''],
    ['founded', foundedYear === null ? '' : t('organisations:year', { year: foundedYear })],
    ['people', people === null ? '' : t('organisations:size', { people })],
    ['capacity', capacity === null ? '' : t('organisations:capacity', { capacity })],
    ['styles', words('styles', organisation.styles)],
    ['times', words('times', organisation.times)],
    ['languages', words('languages', organisation.languages)],
  ];
  return (
    <Part id="facts" title={t('organisations:page.facts')}>
      <dl className="flex flex-col gap-2">
        {rows
          .filter(([, value]) => value !== '')
          .map(([key, value]) => (
            <div key={key}>
              <dt className="font-bold">{t(`organisations:facts.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Part>
  );
}
