import { useEffect, useState } from 'react';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';
import { ContextBar } from './context-bar';
import { FloatingContextBar, useSelectionFacts } from './context-place';
import { EmptyHint } from './empty-hint';
import { ExportDialog } from './export-menu';
import { FindPanel } from './find-panel';
import { ImportDialog } from './import-dialog';
import { KeysDialog } from './keys-dialog';
import { KeptTextNotices, OtherWriter, Toasts } from './notices';
import { ImageDialog, TagsDialog } from './object-dialogs';
import { FollowSign } from './people';
import { ToolBar } from './tool-bar';
import { VoteBar } from './vote-bar';
import { ZoomBar } from './zoom-bar';

/** Everything that floats above an open board. */
export function BoardView({ compact }: { compact: boolean }) {
  const { desk } = useEditor();
  const panel = useSignal(desk.panel);
  return (
    <>
      <FollowSign />
      <EmptyHint />
      <div className="pointer-events-none absolute inset-x-2 top-2 z-10 flex flex-col items-end gap-2 print:hidden">
        {panel === 'find' ? <FindPanel /> : null}
        <KeptTextNotices />
      </div>
      <div className="pointer-events-none absolute inset-x-2 bottom-2 z-10 flex flex-col items-center gap-2 @3xl:bottom-3 print:hidden">
        <Toasts />
        <OtherWriter />
        <VoteBar />
        {compact ? <CompactFoot /> : <ToolBar compact={false} />}
      </div>
      {compact ? null : (
        <>
          <FloatingContextBar />
          <div className="pointer-events-none absolute bottom-3 right-3 z-10 print:hidden">
            <ZoomBar />
          </div>
        </>
      )}
      <KeysDialog />
      <ImageDialog />
      <TagsDialog />
      <ImportDialog />
      <ExportDialog />
    </>
  );
}

/** On a phone the bar at the foot is about the selection when there is one, else about tools. */
function CompactFoot() {
  const { desk } = useEditor();
  const facts = useSelectionFacts();
  const editing = useSignal(desk.editing);
  const { mayWrite } = useSignal(desk.access);
  const keyboard = useKeyboardOpen();
  if (editing && keyboard) return null;
  if (facts && (mayWrite || facts.locked)) return <ContextBar facts={facts} compact />;
  return <ToolBar compact />;
}

/** Whether the on-screen keyboard takes a good part of the window. */
function useKeyboardOpen(): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const look = () => setOpen(view.height < window.innerHeight * 0.75);
    view.addEventListener('resize', look);
    return () => view.removeEventListener('resize', look);
  }, []);
  return open;
}
