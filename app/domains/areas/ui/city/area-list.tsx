import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type ClassedFigure, classIn, colourOf, NO_VALUE_COLOUR, type WardGroup } from '../../model';
import type { MappedArea } from '../../service/city-map.server';
import { useFigureText } from './figure-text';

export interface AreaListProps {
  groups: readonly WardGroup<MappedArea>[];
  figure: ClassedFigure | null;
  /** Behind every address: the day, when it is not today. */
  search: string;
  /** An area is pointed at, by mouse or keyboard; null: none any more. */
  onPoint: (code: string | null) => void;
}

/** Every area of the map as a link: the map's equal for keyboard and screen reader. */
export function AreaList({ groups, figure, search, onPoint }: AreaListProps) {
  return (
    <div className="flex flex-col gap-5">
      {groups.map(({ ward, areas }) => (
        <section key={ward.code} aria-label={ward.name}>
          <h3 className="text-lg">
            <AreaLink area={ward} figure={figure} search={search} onPoint={onPoint} />
          </h3>
          <ul className="border-l-2 border-line pl-2">
            {areas.map((area) => (
              <li key={area.code} className={area.kind === 'rengo' ? 'pl-5' : undefined}>
                <AreaLink area={area} figure={figure} search={search} onPoint={onPoint} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function AreaLink({ area, figure, search, onPoint }: Omit<AreaListProps, 'groups'> & { area: MappedArea }) {
  const { t } = useTranslation();
  const figureText = useFigureText();
  const value = figure && area.kind !== 'rengo' ? figureText(figure, area) : '';
  return (
    <Link
      to={`/areas/${area.code}${search}`}
      onMouseEnter={() => onPoint(area.code)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => onPoint(area.code)}
      onBlur={() => onPoint(null)}
      className="flex min-h-11 flex-wrap items-center gap-x-3 rounded-lg px-2 py-1 hover:bg-brand-soft"
    >
      <span className="font-bold text-brand underline underline-offset-4">{area.name}</span>
      {area.kana ? <span className="text-sm font-normal text-ink-soft">{area.kana}</span> : null}
      {area.approximate || area.shape ? null : (
        <span className="text-sm font-normal text-ink-soft">{t('areas:city.noShape')}</span>
      )}
      {figure && value ? (
        <span className="ml-auto inline-flex items-center gap-2 text-base font-normal">
          {area.kind === figure.kind ? <Dot figure={figure} code={area.code} /> : null}
          {value}
        </span>
      ) : null}
    </Link>
  );
}

function Dot({ figure, code }: { figure: ClassedFigure; code: string }) {
  const index = classIn(figure, code);
  const colour = index === null ? NO_VALUE_COLOUR : colourOf(index, figure.classes.length);
  return (
    <span
      aria-hidden="true"
      className="inline-block size-4 rounded-sm border border-line-strong"
      style={{ backgroundColor: colour }}
    />
  );
}
