import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CELL, HEAD_CELL } from '~/domains/accounts/ui/admin-frame';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { ImportView } from '../service.server';
import { StateLabel } from './import-state';

/** Imports so far, newest first. */
export function ImportList({ imports }: { imports: ImportView[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={HEAD_CELL}>
            {t('imports:columns.file')}
          </th>
          <th scope="col" className={HEAD_CELL}>
            {t('imports:columns.state')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('imports:columns.at')}
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((view) => (
          <tr key={view.id}>
            <th scope="row" className={`${CELL} text-left font-normal`}>
              <Link
                to={`/admin/imports/${view.id}`}
                className="inline-flex min-h-11 items-center break-all font-bold text-brand underline underline-offset-4"
              >
                {view.fileName}
              </Link>
              <span className="block text-ink-soft">
                {t(`imports:kinds.${view.kind}`)} · {view.options.source}
              </span>
              <span className="block text-ink-soft md:hidden">
                {formatDateTime(view.createdAt, language)}
              </span>
            </th>
            <td className={CELL}>
              <span className="flex min-h-11 items-center">
                <StateLabel view={view} />
              </span>
            </td>
            <td className={`${CELL} max-md:hidden`}>
              <span className="flex min-h-11 items-center">{formatDateTime(view.createdAt, language)}</span>
              <span className="block text-ink-soft">{view.createdByName}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
