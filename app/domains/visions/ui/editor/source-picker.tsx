import { useFetcher } from '@remix-run/react';
import { MapPin, StickyNote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/dialog';
import { TextInput } from '~/ui/form/inputs';
import type { Citation } from '../../model';

const SEARCH_AFTER_MS = 250;

/** Finds the note or place that a clause comes from. */
export function SourcePicker({
  visionId,
  hasWorkshop,
  isOpen,
  onOpenChange,
  onPick,
}: {
  visionId: string;
  hasWorkshop: boolean;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (citation: Citation) => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('visions:cite.title')} isOpen={isOpen} onOpenChange={onOpenChange} width="wide">
      {hasWorkshop ? <Search visionId={visionId} onPick={onPick} /> : <p>{t('visions:cite.noWorkshop')}</p>}
    </Dialog>
  );
}

function Search({ visionId, onPick }: { visionId: string; onPick: (citation: Citation) => void }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ results: Citation[] }>();
  const [words, setWords] = useState('');
  const { load } = fetcher;
  useEffect(() => {
    const timer = setTimeout(
      () => load(`/visions/${visionId}/sources?q=${encodeURIComponent(words)}`),
      words === '' ? 0 : SEARCH_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [load, visionId, words]);
  const results = fetcher.data?.results;
  return (
    <>
      <TextInput
        label={t('visions:cite.search')}
        help={t('visions:cite.help')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <p role="status" className="text-ink-soft">
        {results ? t('visions:cite.found', { count: results.length }) : t('visions:cite.searching')}
      </p>
      <ul className="flex max-h-[50dvh] flex-col gap-2 overflow-y-auto p-1">
        {(results ?? []).map((cited) => (
          <li key={`${cited.source} ${cited.object}`}>
            <button
              type="button"
              onClick={() => onPick(cited)}
              className="flex min-h-14 w-full items-start gap-3 rounded-lg border border-line p-3 text-left hover:bg-brand-soft"
            >
              <SourceSign kind={cited.kind} />
              <span className="min-w-0">
                <span className="line-clamp-3 whitespace-pre-wrap">{cited.text}</span>
                <span className="block text-ink-soft">
                  {[cited.where, cited.who].filter(Boolean).join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Sign of a note or a place; what it stands for is always said beside it. */
export function SourceSign({ kind }: { kind: Citation['kind'] }) {
  const Sign = kind === 'note' ? StickyNote : MapPin;
  return <Sign aria-hidden="true" className="mt-1 size-5 shrink-0 text-ink-soft" />;
}
