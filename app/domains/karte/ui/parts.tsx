import type { ReactNode } from 'react';
import { Phrases } from '~/ui/phrases';
import { ScrollRegion } from '~/ui/scroll-region';
import { useKarteWords } from './words';

/** A part of the karte with its heading. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={`${id}-title`} className="karte-section flex flex-col gap-4">
      <h2 id={`${id}-title`} className="text-2xl">
        <Phrases>{title}</Phrases>
      </h2>
      {lead ? <p>{lead}</p> : null}
      {children}
    </section>
  );
}

/** Says that figures were made up. */
export function FictionalMark() {
  const { t } = useKarteWords();
  return (
    <span className="inline-block rounded border border-warn bg-warn-soft px-2 font-bold text-warn">
      {t('fictional')}
    </span>
  );
}

/** The table of a chart, one click away; in print it stands open. */
export function TableBelow({ children }: { children: ReactNode }) {
  const { t } = useKarteWords();
  return (
    <details className="karte-table">
      <summary className="-ml-3 inline-flex min-h-11 cursor-pointer items-center rounded-lg px-3 font-bold text-brand underline underline-offset-4 hover:bg-brand-soft">
        {t('showTable')}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}

export interface Column {
  key: string;
  title: ReactNode;
}

/** A table of figures: the first column names the rows, figures stand right. Scrolls sideways on small screens. */
export function FigureTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly { key: string; strong?: boolean; cells: readonly ReactNode[] }[];
}) {
  return (
    <ScrollRegion aria-label={caption}>
      <table className="karte-figures w-full border-collapse tabular-nums">
        <caption className="pb-2 text-left font-bold">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title }, i) => (
              <th
                key={key}
                scope="col"
                className={`border-b-2 border-line px-2 py-1 align-bottom ${i === 0 ? 'text-left' : 'text-right'}`}
              >
                {typeof title === 'string' ? <Phrases whole>{title}</Phrases> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, strong, cells }) => (
            <tr key={key} data-row={key} className={strong ? 'bg-surface-soft font-bold' : undefined}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th
                    key={columns[i]?.key}
                    scope="row"
                    className="min-w-24 border-b border-line px-2 py-1 text-left font-normal break-keep wrap-normal sm:whitespace-nowrap"
                  >
                    {cell}
                  </th>
                ) : (
                  <td
                    key={columns[i]?.key}
                    data-column={columns[i]?.key}
                    className="border-b border-line px-2 py-1 text-right whitespace-nowrap"
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
