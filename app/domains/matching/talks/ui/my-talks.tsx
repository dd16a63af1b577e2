import { Form, Link } from '@remix-run/react';
import { Handshake, MessageCirclePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { TALK_GROUPS } from '../model';
import type { MyTalks, TalkItem } from '../service/lists.server';
import { TalkStatusSign } from './status-sign';

/** The talks of one's own organisations, by who has to do something. */
export function MyTalksPage({ talks }: { talks: MyTalks }) {
  const { t } = useTranslation();
  const { own, items, blocks } = talks;
  const acts = own.some((one) => one.acts);
  return (
    <AppShell>
      <div className="flex flex-col gap-8 pb-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('talks:title')}</h1>
          <p className="max-w-3xl text-lg">{t('talks:list.lead')}</p>
          <div className="flex flex-wrap gap-3">
            {acts ? (
              <ButtonLink to="/matches/new">
                <MessageCirclePlus aria-hidden="true" className="size-5" />
                {t('talks:list.new')}
              </ButtonLink>
            ) : null}
            <ButtonLink to="/collaborations" variant="secondary">
              <Handshake aria-hidden="true" className="size-5" />
              {t('talks:list.collaborations')}
            </ButtonLink>
          </div>
        </header>
        {own.length === 0 ? (
          <EmptyState title={t('talks:list.noOrganisation')}>
            <p>{t('talks:list.noOrganisationText')}</p>
            <ButtonLink to="/organisations">{t('talks:list.organisations')}</ButtonLink>
          </EmptyState>
        ) : items.length === 0 ? (
          <EmptyState title={t('talks:list.none')}>
            <p>{t('talks:list.noneText')}</p>
          </EmptyState>
        ) : (
          <Groups items={items} several={own.length > 1} />
        )}
        {blocks.length > 0 ? <Blocks blocks={blocks} own={own} /> : null}
      </div>
    </AppShell>
  );
}

function Groups({ items, several }: { items: TalkItem[]; several: boolean }) {
  const { t } = useTranslation();
  return TALK_GROUPS.map((group) => {
    const inGroup = items.filter((item) => item.group === group);
    if (inGroup.length === 0) return null;
    return (
      <section key={group} aria-labelledby={`talks-${group}`} className="flex flex-col gap-3">
        <h2 id={`talks-${group}`} className="text-xl">
          {t(`talks:list.group.${group}`)}（{inGroup.length}）
        </h2>
        <ul className="flex flex-col gap-3">
          {inGroup.map((item) => (
            <Item key={item.id} item={item} several={several} />
          ))}
        </ul>
      </section>
    );
  });
}

function Item({ item, several }: { item: TalkItem; several: boolean }) {
  const { t, i18n } = useTranslation();
  const waits = item.status === 'open';
  return (
    <li
      className={`flex flex-col gap-1 rounded-xl border p-4 shadow-card ${
        item.group === 'for_us' ? 'border-2 border-brand' : 'border-line'
      }`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-lg">
          <Link
            to={`/matches/${item.id}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            <Phrases>{item.other.name}</Phrases>
          </Link>
        </h3>
        <TalkStatusSign status={item.status} />
      </div>
      <p className="flex flex-wrap gap-x-4 text-ink-soft">
        {waits ? (
          <strong className="text-ink">{t('talks:days.left', { count: item.daysLeft })}</strong>
        ) : null}
        <span>{item.programme}</span>
        {several ? <span>{t('talks:list.for', { own: item.own.name })}</span> : null}
        <span>{t('talks:list.last', { date: formatDate(item.lastAt, i18n.language as Language) })}</span>
      </p>
    </li>
  );
}

function Blocks({ blocks, own }: { blocks: MyTalks['blocks']; own: MyTalks['own'] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="talks-blocks" className="flex flex-col gap-3">
      <h2 id="talks-blocks" className="text-xl">
        {t('talks:list.blocks')}
      </h2>
      <ul className="flex flex-col gap-2">
        {blocks.map((block) => (
          <li
            key={`${block.organisation} ${block.other}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1"
          >
            <span className="font-bold">{block.name}</span>
            <span className="text-ink-soft">
              {t('talks:list.blockedBy', {
                own: own.find(({ id }) => id === block.organisation)?.name ?? '',
              })}
            </span>
            <Form method="post" action="/matches?index">
              <input type="hidden" name="organisation" value={block.organisation} />
              <input type="hidden" name="other" value={block.other} />
              <Button type="submit" variant="secondary" size="small">
                {t('talks:list.unblock')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
