import type { Principal } from '~/domains/accounts/model';
import { csvOf } from '~/domains/exchange/csv';
import { encodeUtf8 } from '~/domains/exchange/encoding.server';
import type { Deps } from '~/platform/deps.server';
import type { Language } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { meanText } from '../model';
import { requireScreening } from './access.server';
import { rowViews } from './page.server';

/** The table as a CSV file, with what the person may see and nothing else. Throws as `requireScreening`. */
export async function screeningCsv(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  language: Language,
): Promise<Uint8Array> {
  const access = await requireScreening(deps.db, principal, programmeId, 'see_programme');
  const { t } = i18nFor(language);
  const columns = [
    'rank',
    'receipt',
    'title',
    'lead',
    'partners',
    'status',
    'request',
    'in',
    'mean',
    'lowest',
    'highest',
    'chosen',
    'amount',
    'reason',
  ];
  const head = columns.map((key) => t(`screening:csv.${key}`));
  const rows = (await rowViews(deps, access)).map((row) => [
    row.place?.rank ?? null,
    row.receipt,
    row.title,
    row.lead,
    row.partners.join('、'),
    t(`screening:status.${row.status}`),
    row.money?.requestYen ?? null,
    row.progress ? `${row.progress.in}/${row.progress.expected}` : null,
    row.spread ? meanText(row.spread.mean) : null,
    row.spread?.lowest ?? null,
    row.spread?.highest ?? null,
    row.place ? t(`screening:${row.place.chosen ? 'chosen' : 'notChosen'}`) : null,
    row.place?.amountYen ?? null,
    row.place?.changes.at(-1)?.reason ?? null,
  ]);
  return encodeUtf8(csvOf([head, ...rows]));
}
