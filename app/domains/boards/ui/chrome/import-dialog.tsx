import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/dialog';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';

/** Apart from the board: readers of files are heavy, and few people need them. */
const ImportForm = lazy(() => import('./import-form'));

/** Lines, or a file, become notes; shown before anything is made. */
export function ImportDialog() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  return (
    <Dialog
      title={t('boards:import.title')}
      isOpen={panel === 'import'}
      onOpenChange={(open) => desk.panel.set(open ? 'import' : null)}
    >
      {panel === 'import' ? (
        <Suspense fallback={<p role="status">{t('boards:opening')}</p>}>
          <ImportForm />
        </Suspense>
      ) : null}
    </Dialog>
  );
}
