import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { useEditor } from '../board-context';
import { colourSelection } from '../editor/change';
import { useSignal } from '../editor/signal';
import { Minimap } from '../stage/minimap';
import { FLOATING } from './bar-button';
import { ContextBar } from './context-bar';
import { FloatingContextBar, useSelectionFacts } from './context-place';
import { EmptyHint } from './empty-hint';
import { ExportDialog } from './export-menu';
import { FindPanel } from './find-panel';
import { ImportDialog } from './import-dialog';
import { KeysDialog } from './keys-dialog';
import { ToastList } from './notice-parts';
import { KeptTextNotices, OtherWriter } from './notices';
import { ImageDialog, TagsDialog } from './object-dialogs';
import { FollowSign } from './people';
import { PlaceDialog } from './place-dialog';
import { ToolBar } from './tool-bar';
import { ColourRow } from './tool-extras';
import { VoteBar } from './vote-bar';
import { ZoomBar } from './zoom-bar';

/** Fewer objects than this are seen at a glance. */
const OVERVIEW_FROM = 12;

/** Everything that floats above an open board. */
export function BoardView({ compact }: { compact: boolean }) {
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  const keyboard = useKeyboardHeight();
  return (
    <>
      <FollowSign />
      <EmptyHint />
      <div className="pointer-events-none absolute inset-x-2 top-2 z-10 flex flex-col items-end gap-2 print:hidden">
        {panel === 'find' ? <FindPanel /> : null}
        <KeptTextNotices />
      </div>
      <div
        style={keyboard > 0 ? { bottom: keyboard + 8 } : undefined}
        className="pointer-events-none absolute inset-x-2 bottom-2 z-10 flex flex-col items-center gap-2 @3xl:bottom-3 print:hidden"
      >
        <ToastList toasts={desk.toasts} testId="board-toast" />
        <OtherWriter />
        <VoteBar />
        {compact ? <CompactFoot /> : <ToolBar compact={false} />}
      </div>
      {compact ? null : (
        <>
          <FloatingContextBar />
          <div className="pointer-events-none absolute bottom-3 right-3 z-10 flex flex-col items-end gap-2 print:hidden">
            <Overview />
            <ZoomBar />
          </div>
        </>
      )}
      <KeysDialog />
      <ImageDialog />
      <PlaceDialog />
      <TagsDialog />
      <ImportDialog />
      <ExportDialog />
    </>
  );
}

/** The whole board, small, once there is something to get lost in. */
function Overview() {
  const { desk } = useEditor();
  const wanted = useSyncExternalStore(
    (listener) => desk.store.on(listener),
    () => desk.store.size >= OVERVIEW_FROM,
    () => false,
  );
  if (!wanted) return null;
  return (
    <div className="pointer-events-auto hidden overflow-hidden rounded-2xl border border-black/5 bg-white shadow-float @4xl:block">
      <Minimap source={desk.store} camera={desk.stage.camera} />
    </div>
  );
}

/** On a phone the bar at the foot is about the writing or the selection when there is one, else about tools. */
function CompactFoot() {
  const { desk } = useEditor();
  const facts = useSelectionFacts();
  const editing = useSignal(desk.editing);
  const { mayWrite } = useSignal(desk.access);
  if (editing) return <WritingBar />;
  if (facts && (mayWrite || facts.locked)) return <ContextBar facts={facts} compact />;
  return <ToolBar compact />;
}

/** Ends writing where there is no Escape key; colours stay within reach of the thumb. */
function WritingBar() {
  const { t } = useTranslation();
  const { desk } = useEditor();
  const facts = useSelectionFacts();
  return (
    <div className={`${FLOATING} flex max-w-full items-center gap-2 p-1.5`}>
      {facts?.coloured ? (
        <div className="min-w-0 overflow-x-auto">
          <ColourRow
            label={t('boards:context.colour')}
            value={facts.colour}
            onChange={(colour) => colourSelection(desk, colour)}
            wrap={false}
          />
        </div>
      ) : null}
      <Button
        size="small"
        className="shrink-0"
        preventFocusOnPress
        onPress={() => desk.editing.value?.finish()}
      >
        {t('boards:finish')}
      </Button>
    </div>
  );
}

/** Height in pixels that the on-screen keyboard covers at the foot of the window. */
function useKeyboardHeight(): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const look = () => {
      const covered = Math.round(window.innerHeight - view.height - view.offsetTop);
      setHeight(view.scale === 1 && covered > 80 ? covered : 0);
    };
    view.addEventListener('resize', look);
    view.addEventListener('scroll', look);
    return () => {
      view.removeEventListener('resize', look);
      view.removeEventListener('scroll', look);
    };
  }, []);
  return height;
}
