import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import type { VisionItem } from '../model';
import { StatusMark } from './status-mark';

/** The visions of an area or workshop, as a section of its page; nothing when there is nothing to see or to begin. */
export function VisionLinks({ items, newPath }: { items: VisionItem[]; newPath: string | null }) {
  const { t } = useTranslation();
  if (items.length === 0 && newPath === null) return null;
  return (
    <section aria-labelledby="vision-links" className="flex flex-col gap-3 pt-10 print:hidden">
      <h2 id="vision-links" className="text-2xl">
        {t('visions:list.title')}
      </h2>
      {items.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center gap-3">
              <Link
                to={`/visions/${item.id}`}
                className="inline-flex min-h-11 items-center text-lg text-brand underline underline-offset-4"
              >
                {item.title}
              </Link>
              <StatusMark status={item.status} />
            </li>
          ))}
        </ul>
      ) : null}
      {newPath ? (
        <ButtonLink to={newPath} variant="secondary" className="self-start">
          {t('visions:list.new')}
        </ButtonLink>
      ) : null}
    </section>
  );
}
