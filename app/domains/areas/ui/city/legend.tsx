import { useTranslation } from 'react-i18next';
import { type ClassedFigure, colourOf, NO_VALUE_COLOUR } from '../../model';
import { useClassText, useLevelText } from './figure-text';

function Swatch({ colour }: { colour: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-5 shrink-0 rounded border border-line-strong"
      style={{ backgroundColor: colour }}
    />
  );
}

/** What the colours of the map mean, in words. */
export function Legend({ figure }: { figure: ClassedFigure }) {
  const { t } = useTranslation();
  const classText = useClassText();
  const levelText = useLevelText();
  const count = figure.classes.length;
  return (
    <section aria-label={t('areas:city.legend')} className="flex flex-col gap-2">
      <h2 className="text-lg">
        {t(figure.projected ? 'areas:city.figureProjected' : 'areas:city.figureYear', {
          figure: figure.label,
          year: figure.year,
        })}
        {figure.fictional ? (
          <span className="ml-2 rounded bg-warn-soft px-2 py-0.5 text-base font-normal text-warn">
            {t('areas:city.fictional')}
          </span>
        ) : null}
      </h2>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {figure.classes.map((one, index) => (
          <li key={`${one.from}`} className="flex items-center gap-2">
            <Swatch colour={colourOf(index, count)} />
            <span>
              {classText(figure, one)}
              <span className="ml-1 text-ink-soft">
                {t('areas:classes.level', { level: levelText(figure, index) })}
              </span>
            </span>
          </li>
        ))}
        <li className="flex items-center gap-2">
          <Swatch colour={NO_VALUE_COLOUR} />
          {t('areas:city.noValue')}
        </li>
      </ul>
    </section>
  );
}
