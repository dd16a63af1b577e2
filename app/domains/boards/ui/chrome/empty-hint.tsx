import { StickyNote } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { useEditor } from '../board-context';
import { makeNote } from '../editor/make';
import { useSignal } from '../editor/signal';

/** On an empty board: the first step. */
export function EmptyHint() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const { mayWrite } = useSignal(desk.access);
  const empty = useSyncExternalStore(
    (listener) => desk.store.on(listener),
    () => desk.store.size === 0,
    () => false,
  );
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-4 p-6 pb-32 text-center">
      <p className="text-xl font-bold text-ink">{t('boards:empty.title')}</p>
      {mayWrite ? (
        <>
          <p className="max-w-md text-lg text-ink-soft">{t('boards:empty.help')}</p>
          <Button size="large" className="pointer-events-auto" onPress={() => makeNote(desk, null)}>
            <StickyNote aria-hidden="true" className="size-5" />
            {t('boards:empty.first')}
          </Button>
        </>
      ) : (
        <p className="max-w-md text-lg text-ink-soft">{t('boards:empty.wait')}</p>
      )}
    </div>
  );
}
