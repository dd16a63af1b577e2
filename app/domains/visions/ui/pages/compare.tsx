import { useTranslation } from 'react-i18next';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { VersionItem } from '../../model';
import { type ComparedLine, countChanges, type Stretch } from '../../model/compared';
import { CompareForm, versionName } from './version-list';
import { BackToVision } from './versions';
import '../vision.css';

export interface ComparisonData {
  id: string;
  title: string;
  from: number;
  to: number;
  versions: VersionItem[];
  lines: ComparedLine[];
}

/** Two texts in one: what was added is underlined and named, what was removed struck out and named. */
export function ComparePageView({ comparison }: { comparison: ComparisonData }) {
  const { t } = useTranslation();
  const { id, versions, from, to, lines } = comparison;
  const changes = countChanges(lines);
  const name = (number: number) => {
    const version = versions.find((one) => one.number === number);
    return version ? versionName(version, t) : t('visions:compare.now');
  };
  return (
    <AppShell>
      <div className="mx-auto flex max-w-3xl flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <BackToVision id={id} />
          <h1 className="text-3xl">
            <Phrases>{t('visions:compare.title')}</Phrases>
          </h1>
          <p className="text-lg">{comparison.title}</p>
        </header>
        <CompareForm id={id} versions={versions} from={from} to={to} />
        <p>{t('visions:compare.what', { from: name(from), to: name(to) })}</p>
        {changes === 0 ? (
          <Notice>{t('visions:compare.same')}</Notice>
        ) : (
          <p className="font-bold">{t('visions:compare.changes', { count: changes })}</p>
        )}
        <ul aria-label={t('visions:compare.legend')} className="flex flex-wrap gap-4">
          <li>
            <ins className="vision-added px-1">{t('visions:compare.added')}</ins>
          </li>
          <li>
            <del className="vision-removed px-1">{t('visions:compare.removed')}</del>
          </li>
        </ul>
        <div className="vision-text flex flex-col gap-1 text-lg">
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one comparison never move
            <CompareLine key={i} line={line} />
          ))}
        </div>
      </div>
    </AppShell>
  );
}

function CompareLine({ line }: { line: ComparedLine }) {
  const parts = line.parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line never move
    <Part key={i} part={part} />
  ));
  if (line.block === 'heading2') return <h2>{parts}</h2>;
  if (line.block === 'heading3') return <h3>{parts}</h3>;
  if (line.block === 'item') {
    return (
      <p className="m-0! whitespace-pre-wrap" style={{ paddingLeft: `${line.depth * 1.4}em` }}>
        <span aria-hidden="true">・</span>
        {parts}
      </p>
    );
  }
  return <p className="whitespace-pre-wrap">{parts}</p>;
}

function Part({ part }: { part: Stretch }) {
  const { t } = useTranslation();
  if (part.kind === 'same') return <span>{part.text}</span>;
  const Element = part.kind === 'added' ? 'ins' : 'del';
  return (
    <Element className={part.kind === 'added' ? 'vision-added' : 'vision-removed'}>
      <span className="sr-only">{t(`visions:compare.${part.kind}`)}</span>
      {part.text}
    </Element>
  );
}
