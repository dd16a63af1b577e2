import { useFetcher } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import type { Citation, SourceState } from '../../model';
import { SourceWords } from '../reading/source-words';

export interface OpenCitation {
  citation: Citation;
  position: number;
}

/** What a citation says, who wrote it and where, and whether it is still there. */
export function CitationDialog({
  visionId,
  open,
  mayWrite,
  onRemove,
  onClose,
}: {
  visionId: string;
  open: OpenCitation | null;
  mayWrite: boolean;
  onRemove: (position: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ states: Record<string, SourceState> }>();
  const { load } = fetcher;
  const isOpen = open !== null;
  useEffect(() => {
    if (isOpen) load(`/visions/${visionId}/sources`);
  }, [isOpen, load, visionId]);
  if (!open) return null;
  const { citation, position } = open;
  const state = fetcher.data?.states[`${citation.source} ${citation.object}`] ?? null;
  return (
    <Dialog title={t(`visions:source.${citation.kind}`)} isOpen onOpenChange={(stays) => !stays && onClose()}>
      <blockquote className="whitespace-pre-wrap rounded-lg bg-warn-soft px-4 py-3">
        {citation.text}
      </blockquote>
      <SourceWords citation={citation} state={state} />
      {mayWrite ? (
        <Button variant="danger" className="self-start" onPress={() => onRemove(position)}>
          <Trash2 aria-hidden="true" className="size-5" />
          {t('visions:cite.remove')}
        </Button>
      ) : null}
    </Dialog>
  );
}
