import { Link } from '@remix-run/react';
import { BookOpen, FileSpreadsheet } from 'lucide-react';
import { ButtonLink, buttonClass } from '~/ui/button';
import { KARTE_FORMATS, type KarteView } from '../../model';
import { karteSearch } from '../../schema';
import { Section } from '../parts';
import { useKarteWords } from '../words';

/** Files and the booklet, with the choices of this page. */
export function TakeAway({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const search = karteSearch(view.options);
  if (view.years.length === 0) return null;
  return (
    <section aria-labelledby="take-title" className="karte-control flex flex-col gap-3">
      <h2 id="take-title" className="text-xl">
        {t('take.title')}
      </h2>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={`/areas/${view.area.code}/booklet${search}`} variant="secondary">
          <BookOpen aria-hidden="true" className="size-5" />
          {t('take.booklet')}
        </ButtonLink>
        {KARTE_FORMATS.map((format) => (
          <a
            key={format}
            href={`/areas/${view.area.code}/export/${format}${search}`}
            className={buttonClass('secondary')}
            download
          >
            <FileSpreadsheet aria-hidden="true" className="size-5" />
            {t(`take.${format}`)}
          </a>
        ))}
      </div>
    </section>
  );
}

/** Something that belongs to the area in another room: its maps, its visions. */
export interface RelatedLink {
  to: string;
  title: string;
  /** A few words below the title; empty for none. */
  note: string;
}

/** Links to what was made of the area; nothing when there is nothing. */
export function RelatedSection({
  id,
  title,
  links,
}: {
  id: string;
  title: string;
  links: readonly RelatedLink[];
}) {
  if (links.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul className="flex flex-col gap-3">
        {links.map(({ to, title: name, note }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex min-h-11 flex-col rounded-xl border border-line p-4 shadow-card hover:bg-brand-soft"
            >
              <span className="font-bold text-brand underline underline-offset-4">{name}</span>
              {note ? <span className="text-ink-soft">{note}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Areas directly inside, as links. */
export function InsideSection({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  if (view.inside.length === 0) return null;
  return (
    <section aria-labelledby="inside-title" className="karte-control flex flex-col gap-3">
      <h2 id="inside-title" className="text-xl">
        {t('inside')}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {view.inside.map(({ code, name }) => (
          <li key={code}>
            <Link
              to={`/areas/${code}${karteSearch(view.options)}`}
              className="flex min-h-11 items-center rounded-lg border border-line px-4 text-brand hover:bg-brand-soft"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
