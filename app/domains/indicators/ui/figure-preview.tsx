import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import { type FigurePreview, formatFigure } from '../model';
import { PANEL } from './parts';
import { useIndicatorWords } from './words';

const CELL = 'border-b border-line px-2 py-2 text-left align-top';

/** What a file would do, row by row, and the button that does it. */
export function FigurePreviewPart({ preview }: { preview: FigurePreview }) {
  const { t } = useIndicatorWords();
  const { rows, bad, same } = preview;
  const carried = rows.map(({ key, year, value, approximate, source, note }) => ({
    key,
    year,
    value,
    approximate,
    source,
    note,
  }));
  return (
    <section aria-labelledby="preview-title" className={PANEL}>
      <h3 id="preview-title" className="text-xl">
        {t('indicators:keep.import.preview', { file: preview.file })}
      </h3>
      <p role="status">{t('indicators:keep.import.found', { rows: rows.length, bad: bad.length, same })}</p>
      {preview.ignoredColumns.length > 0 ? (
        <p>{t('indicators:keep.import.ignored', { columns: preview.ignoredColumns.join('、') })}</p>
      ) : null}
      {bad.length > 0 ? (
        <Notice kind="warn">
          <p className="font-bold">{t('indicators:keep.import.bad')}</p>
          <ul className="list-disc pl-6">
            {bad.map((one) => (
              <li key={one.line}>
                {t('indicators:keep.import.badRow', {
                  line: one.line,
                  text: one.text,
                  why: t(`indicators:errors.row_${one.fault}`),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Rows rows={rows} />
          <Form method="post" action="?" className="flex flex-col gap-2">
            <input type="hidden" name="rows" value={JSON.stringify(carried)} />
            <Button type="submit" name="intent" value="apply" className="self-start">
              {t('indicators:keep.import.apply', { count: rows.length })}
            </Button>
          </Form>
        </>
      ) : null}
    </section>
  );
}

function Rows({ rows }: { rows: FigurePreview['rows'] }) {
  const { t, year, figure } = useIndicatorWords();
  return (
    <ScrollRegion aria-label={t('indicators:keep.import.rows')}>
      <table className="row-cards w-full min-w-160 border-collapse">
        <thead>
          <tr>
            {(['name', 'year', 'value', 'source'] as const).map((key) => (
              <th key={key} scope="col" className="border-b-2 border-line px-2 py-1 text-left">
                {t(`indicators:table.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <th scope="row" className={`${CELL} font-normal`}>
                {row.name}
              </th>
              <td className={CELL}>{year(row.year)}</td>
              <td className={CELL}>
                {figure(row, row)}
                {row.before === null ? null : (
                  <span className="block">
                    {t('indicators:keep.import.before', {
                      value: `${formatFigure(row.before, row.decimals)}${row.unit}`,
                    })}
                  </span>
                )}
                {row.falls ? <b className="block text-warn">{t('indicators:keep.import.falls')}</b> : null}
              </td>
              <td className={CELL}>{row.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
