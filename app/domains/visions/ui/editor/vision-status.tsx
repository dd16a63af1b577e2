import { useRevalidator } from '@remix-run/react';
import { Eye, RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusPill } from '~/domains/boards/ui/chrome/status-pill';
import { statusWords } from '~/domains/boards/ui/chrome/status-words';
import type { Access } from '~/domains/boards/ui/editor/desk';
import type { RoomStatus } from '~/platform/sync/status';
import { Button } from '~/ui/button';
import type { VisionStatus } from '../../model';

interface StatusProps {
  status: RoomStatus;
  access: Access;
}

/** Icon and word: saved, saving, offline, read-only; the boards' own. */
export function VisionStatusPill(props: StatusProps) {
  return <StatusPill {...props} />;
}

/** The sentence behind it, when there is something to know. */
export function VisionStatusLine({
  status,
  access,
  draft,
  onRetry,
}: StatusProps & { draft: { id: string; status: VisionStatus }; onRetry: () => void }) {
  const { t } = useTranslation();
  const readOnly = status.state === 'read-only' && (status.readOnly ?? 'rights') === 'rights';
  useFreshStanding(status.state === 'read-only' || status.state === 'refused');
  const words = statusWords(status, access, (key, values) => t(key, values ?? {}));
  const long =
    status.state === 'refused' ? t(`visions:refusal.${status.refusal ?? 'forbidden'}`) : words.long;
  const sentence = readOnly ? t(`visions:readOnly.${draft.status}`) : long;
  return (
    <div role="status" className="print:hidden">
      {sentence ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-4 py-2">
          <Eye aria-hidden="true" className="size-5 shrink-0" />
          <p className="min-w-0 flex-1">
            {sentence}
            {readOnly && status.withheld > 0 ? t('boards:status.withheld') : null}
          </p>
          {words.retry ? (
            <Button variant="secondary" size="small" onPress={onRetry}>
              <RotateCw aria-hidden="true" className="size-5" />
              {t('boards:status.retry')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** Reads the page anew when writing was ended or begun by somebody's decision: only the server knows which. */
function useFreshStanding(held: boolean): void {
  const { revalidate } = useRevalidator();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `held` is what asks for it
  useEffect(() => revalidate(), [held, revalidate]);
}
