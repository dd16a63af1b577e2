import { Link } from '@remix-run/react';
import { ArrowUp, Check, CircleHelp, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import type { Suggestion, TermSentence } from '../../model';
import { ScoreBar } from '../score-bar';
import { useSentences } from './sentences';

const GOOD = 0.5;
/** Reasons that are seen at once. */
const AT_ONCE = 3;

/** One suggestion: who it is, why, and what would make it fit better. */
export function SuggestionCard({
  suggestion,
  ownId,
  programmeId,
  mayAsk,
}: {
  suggestion: Suggestion;
  ownId: string;
  programmeId: string;
  /** Whether the reader may speak for the organisation. */
  mayAsk: boolean;
}) {
  const { t } = useTranslation();
  const { organisation, score } = suggestion;
  const percent = Math.round(score * 100);
  const ask = new URLSearchParams({ programme: programmeId, from: ownId, to: organisation.id });
  return (
    <article className="flex h-full flex-col gap-4 rounded-xl border border-line bg-white p-4 shadow-card sm:p-5">
      <header className="flex flex-col gap-1">
        <h3 className="text-xl">
          <Link
            to={`/organisations/${organisation.id}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {organisation.name}
          </Link>
        </h3>
        <p className="text-ink-soft">
          {[
            t(`organisations:types.${organisation.type}`),
            organisation.areas.slice(0, 3).join(t('matching:suggestions.comma')),
            organisation.fictional ? t('matching:suggestions.fictional') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {organisation.summary ? <p>{organisation.summary}</p> : null}
      </header>
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-baseline justify-between gap-2 font-bold">
          <span>{t('matching:suggestions.score')}</span>
          <span className="text-xl">{t('matching:suggestions.points', { percent })}</span>
        </p>
        <ScoreBar value={score} />
        {suggestion.damped ? <p className="text-ink-soft">{t('matching:suggestions.damped')}</p> : null}
        {suggestion.lifted ? <p className="text-ink-soft">{t('matching:suggestions.lifted')}</p> : null}
      </div>
      <Reasons sentences={suggestion.sentences} />
      <Raises suggestion={suggestion} ownId={ownId} />
      {suggestion.talkId !== null ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonLink
            to={`/matches/${suggestion.talkId}`}
            variant="secondary"
            aria-label={t('matching:suggestions.toTalkNamed', { name: organisation.name })}
          >
            {t('matching:suggestions.toTalk')}
          </ButtonLink>
          <p className="text-ink-soft">{t('matching:suggestions.inTouch')}</p>
        </div>
      ) : mayAsk ? (
        <div>
          <ButtonLink
            to={`/matches/new?${ask}`}
            aria-label={t('matching:suggestions.askNamed', { name: organisation.name })}
          >
            {t('matching:suggestions.ask')}
          </ButtonLink>
        </div>
      ) : null}
    </article>
  );
}

/** The best reasons at once, all of them with their bars one click away. */
function Reasons({ sentences }: { sentences: TermSentence[] }) {
  const { t } = useTranslation();
  const { textOf } = useSentences();
  const best = [...sentences]
    .filter(({ value }) => value !== null && value > GOOD)
    .sort((a, b) => (b.value ?? 0) * b.weight - (a.value ?? 0) * a.weight)
    .slice(0, AT_ONCE);
  return (
    <div className="flex flex-col gap-2">
      {best.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {best.map((sentence) => (
            <li key={`${sentence.term} ${sentence.direction}`} className="flex gap-2">
              <Check aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-good" />
              <span>{textOf(sentence)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft">{t('matching:suggestions.littleKnown')}</p>
      )}
      <details>
        <summary className="flex min-h-11 w-fit cursor-pointer items-center text-brand underline underline-offset-4">
          {t('matching:suggestions.allReasons')}
        </summary>
        <TermList sentences={sentences} />
      </details>
    </div>
  );
}

/** Every term with its sentence and its bar. */
export function TermList({ sentences }: { sentences: TermSentence[] }) {
  const { t } = useTranslation();
  const { titleOf, textOf } = useSentences();
  return (
    <ul className="flex flex-col gap-4 pt-2">
      {sentences.map((sentence) => (
        <li key={`${sentence.term} ${sentence.direction}`} className="flex flex-col gap-1">
          <p className="flex flex-wrap justify-between gap-x-3">
            <strong>{titleOf(sentence)}</strong>
            <span>
              {sentence.value === null
                ? t('matching:suggestions.unknown')
                : t('matching:suggestions.points', { percent: Math.round(sentence.value * 100) })}
            </span>
          </p>
          <ScoreBar value={sentence.value} thin />
          <p className="flex gap-2">
            <SentenceSign value={sentence.value} />
            <span>{textOf(sentence)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function SentenceSign({ value }: { value: number | null }) {
  const className = 'mt-0.5 size-5 shrink-0';
  if (value === null) return <CircleHelp aria-hidden="true" className={`${className} text-ink-soft`} />;
  if (value > GOOD) return <Check aria-hidden="true" className={`${className} text-good`} />;
  return <Minus aria-hidden="true" className={`${className} text-ink-soft`} />;
}

function Raises({ suggestion, ownId }: { suggestion: Suggestion; ownId: string }) {
  const { t } = useTranslation();
  const { raiseOf } = useSentences();
  if (suggestion.raises.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 rounded-lg bg-surface-soft p-3">
      <h4 className="text-base">{t('matching:suggestions.raisesTitle')}</h4>
      <ul className="flex flex-col gap-1">
        {suggestion.raises.map((raise) => (
          <li key={raise.code} className="flex gap-2">
            <ArrowUp aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-brand" />
            <span>{raiseOf(raise)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link
          to={`/organisations/${ownId}/edit`}
          className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
        >
          {t('matching:suggestions.edit')}
        </Link>
      </p>
    </section>
  );
}
