import { useTranslation } from 'react-i18next';
import { type BlockNode, citationsOf, type SourceState } from '../../model';
import { SourceWords } from './source-words';

/** The sources of a text, numbered as in the text. */
export function Notes({
  content,
  sources,
}: {
  content: readonly BlockNode[];
  sources: readonly SourceState[];
}) {
  const { t } = useTranslation();
  const citations = citationsOf(content);
  if (citations.length === 0) return null;
  return (
    <section aria-labelledby="vision-notes" className="vision-notes border-line border-t pt-6">
      <h2 id="vision-notes" className="text-xl">
        {t('visions:notes.title')}
      </h2>
      <ol className="flex flex-col gap-3 pt-3">
        {citations.map((citation, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number is what a note is known by
          <li key={i} id={`note-${i + 1}`} className="flex scroll-mt-4 gap-3">
            <a
              href={`#cite-${i + 1}`}
              aria-label={t('visions:notes.back', { number: i + 1 })}
              className="inline-flex min-h-6 min-w-10 shrink-0 text-brand"
            >
              ※{i + 1}
            </a>
            <div className="min-w-0">
              <p className="whitespace-pre-wrap">「{citation.text}」</p>
              <SourceWords citation={citation} state={sources[i] ?? null} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
