import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Phrases } from '~/ui/phrases';

/** The latest published maps, for a page that has other things to say; nothing when there are none. */
export function PublishedMaps({
  items,
}: {
  items: readonly { id: string; title: string; area: { code: string; name: string }; publishedAt: number }[];
}) {
  const { t, i18n } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-2xl">{t('maps:area.published')}</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {items.map((item) => (
          <li key={item.id} className="flex flex-col gap-2 rounded-xl border border-line p-5 shadow-card">
            <p className="text-ink-soft">{item.area.name}</p>
            <h3 className="text-xl">
              <Link
                to={`/areas/${item.area.code}/map`}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                <Phrases>{item.title}</Phrases>
              </Link>
            </h3>
            <p className="text-ink-soft">
              {t('maps:area.at', { at: formatDate(item.publishedAt, i18n.language as Language) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
