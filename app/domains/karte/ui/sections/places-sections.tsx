import { formatNumber } from '~/platform/wareki';
import { type KarteView, SALON_KINDS } from '../../model';
import { FictionalMark, FigureTable, Section } from '../parts';
import { useKarteWords } from '../words';

/** Numbers of salons, as bars that are their own table. */
export function SalonsSection({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const { salons } = view;
  if (!salons) return null;
  const largest = Math.max(1, ...SALON_KINDS.map((kind) => salons.counts[kind]));
  const elsewhere = salons.area.code !== view.area.code;
  return (
    <Section
      id="salons"
      title={t('salons.title')}
      lead={elsewhere ? t('salons.ofWard', { area: salons.area.name }) : t('salons.lead')}
    >
      <div className="max-w-3xl">
        <FigureTable
          caption={t('salons.caption', { area: salons.area.name, total: salons.total })}
          columns={[
            { key: 'kind', title: t('salons.kind') },
            { key: 'bar', title: <span className="sr-only">{t('salons.bar')}</span> },
            { key: 'count', title: t('salons.count') },
          ]}
          rows={[
            ...SALON_KINDS.map((kind) => ({
              key: kind,
              cells: [
                t(`salons.kinds.${kind}`),
                <span key={kind} aria-hidden="true" className="block w-28 sm:w-72">
                  <span
                    className="block h-5 bg-brand"
                    style={{ width: `${(100 * salons.counts[kind]) / largest}%` }}
                  />
                </span>,
                formatNumber(salons.counts[kind]),
              ],
            })),
            { key: 'total', strong: true, cells: [t('salons.total'), '', formatNumber(salons.total)] },
          ]}
        />
      </div>
    </Section>
  );
}

/** Facilities by kind, and the list of a small area. */
export function FacilitiesSection({ view }: { view: KarteView }) {
  const { t } = useKarteWords();
  const { types, list } = view.facilities;
  if (types.length === 0) return null;
  const fictional = view.sources.some((source) => source.of === 'facilities' && source.fictional);
  return (
    <Section id="facilities" title={t('facilities.title')}>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {fictional ? <FictionalMark /> : null}
        {types.map(({ type, count }) => (
          <span key={type}>{t('facilities.type', { type: type || t('facilities.other'), count })}</span>
        ))}
      </p>
      {list.length === 0 ? (
        <p>{t('facilities.inside')}</p>
      ) : (
        <ul className="grid gap-x-8 sm:grid-cols-2">
          {list.map(({ id, name, kana, type, address, phone, url }) => (
            <li key={id} className="flex flex-col border-b border-line py-2">
              {url ? (
                <a href={url} rel="noreferrer" className="font-bold text-brand underline underline-offset-4">
                  {name}
                </a>
              ) : (
                <span className="font-bold">{name}</span>
              )}
              <span className="text-ink-soft">
                {[kana, type, address, phone].filter(Boolean).join(' / ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What others published of the ward or the city. */
export function PublishedSection({ view }: { view: KarteView }) {
  const { t, year, people, percent } = useKarteWords();
  const { published } = view;
  if (!published) return null;
  return (
    <Section
      id="published"
      title={t('published.title')}
      lead={t('published.lead', { area: published.area.name })}
    >
      <div className="max-w-3xl">
        <FigureTable
          caption={t('published.caption', { area: published.area.name })}
          columns={[
            { key: 'year', title: t('yearTitle') },
            { key: 'young', title: t('groups.young') },
            { key: 'working', title: t('groups.working') },
            { key: 'old', title: t('groups.old') },
            { key: 'total', title: t('total') },
            { key: 'share', title: t('oldShare') },
          ]}
          rows={published.years.map((one) => {
            const total = one.young + one.working + one.old;
            return {
              key: String(one.year),
              cells: [
                year(one.year),
                people(one.young),
                people(one.working),
                people(one.old),
                people(total),
                percent(one.old, total),
              ],
            };
          })}
        />
      </div>
    </Section>
  );
}
