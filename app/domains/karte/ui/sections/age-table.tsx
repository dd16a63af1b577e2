import type { KarteYear, ShownRow } from '../../model';
import { FigureTable } from '../parts';
import { useKarteWords } from '../words';

/** Men, women and both by five-year group, with subtotals and the total. */
export function AgeTable({ year }: { year: KarteYear }) {
  const { t, year: yearWords, age, people } = useKarteWords();
  const { rows, groups, total } = year.table;
  const line = (key: string, name: string, row: ShownRow, strong: boolean) => ({
    key,
    strong,
    cells: [name, people(row.male), people(row.female), people(row.both)],
  });
  const caption = t(year.projected ? 'pyramid.tableProjected' : 'pyramid.tableCounted', {
    year: yearWords(year.year),
  });
  return (
    <FigureTable
      caption={year.fictional ? t('withFictional', { text: caption }) : caption}
      columns={[
        { key: 'age', title: t('age.title') },
        { key: 'male', title: t('male') },
        { key: 'female', title: t('female') },
        { key: 'both', title: t('both') },
      ]}
      rows={[
        ...rows.map((row) => line(`age-${row.from}`, age(row.from, row.to), row, false)),
        line('young', t('groups.young'), groups.young, true),
        line('working', t('groups.working'), groups.working, true),
        line('old', t('groups.old'), groups.old, true),
        line('oldest', t('groups.oldest'), groups.oldest, true),
        line('total', t('total'), total, true),
      ]}
    />
  );
}
