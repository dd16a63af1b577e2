import { useTranslation } from 'react-i18next';
import { KeptNotice, ToastList } from '~/domains/boards/ui/chrome/notice-parts';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { useMap } from '../map-context';

/** What was just done or could not be done, with the way back; and texts that could not stay. */
export function Notices() {
  const { t } = useTranslation();
  const { editor } = useMap();
  const kept = useSignal(editor.kept.list);
  return (
    <>
      {kept.map(({ id, text, reason }) => (
        <KeptNotice key={id} why={t(`maps:kept.${reason}`)} text={text} onDrop={() => editor.kept.drop(id)} />
      ))}
      <ToastList toasts={editor.toasts} testId="map-toast" />
    </>
  );
}
