import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom, useRoomStatus } from '~/platform/sync/use-room';
import { Opening } from '~/ui/opening';
import { useCompact } from '~/ui/use-compact';
import { BoardContext } from './board-context';
import type { BoardProps } from './board-props';
import { BoardView } from './chrome/board-view';
import { Header } from './chrome/header';
import { HeaderTools } from './chrome/header-tools';
import { Announcer } from './chrome/notice-parts';
import { ProjectorView } from './chrome/projector-view';
import { StatusLine } from './chrome/status-pill';
import type { Access } from './editor/desk';
import type { BoardEditor } from './editor/editor';
import { Signal, useSignal } from './editor/signal';
import { useBoardEditor } from './use-board-editor';
import './stage/stage.css';
import './board.css';

const WAITING = new Signal<Access>({ mayWrite: false, reason: 'connecting' });

/**
 * A shared board with everything to write on it. Fills its parent, which has to have a height. Whether this person
 * may write follows from the connection; what a live session adds comes by `session`.
 */
export function Board(props: BoardProps) {
  const { t } = useTranslation();
  const { room, person, projector = false, slots, title, canExport = true, headingLevel = 1 } = props;
  const shell = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const told = useRef<BoardEditor | null>(null);
  const connection = useRoom({
    room,
    personId: person.id,
    onPutBack: (ids) => told.current?.tellPutBack(ids.length),
  });
  const status = useRoomStatus(connection);
  const editor = useBoardEditor(surface, connection, status, props);
  useEffect(() => {
    told.current = editor;
  }, [editor]);
  const access = useSignal(editor?.desk.access ?? WAITING);
  const compact = useCompact(shell);

  return (
    <BoardContext.Provider value={editor}>
      <div
        ref={shell}
        data-board={props.boardId}
        data-ready={editor !== null}
        className="board-shell @container flex h-full min-h-0 flex-col bg-white"
      >
        {projector ? null : (
          <div className="print:hidden">
            <Header
              title={title}
              level={headingLevel}
              start={slots?.start}
              end={slots?.end}
              status={status}
              access={access}
              ready={editor !== null}
            >
              <HeaderTools compact={compact} canExport={canExport} />
            </Header>
          </div>
        )}
        {projector ? null : (
          <StatusLine status={status} access={access} onRetry={() => connection?.retry()} />
        )}
        {slots?.below}
        <div className="relative min-h-0 flex-1 overflow-hidden bg-paper">
          <div
            ref={surface}
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the board takes keys: Tab walks its notes
            tabIndex={0}
            aria-label={t('boards:surface.label', { title })}
            aria-describedby="board-surface-help"
            className="board-surface absolute inset-0"
          />
          <p id="board-surface-help" className="sr-only">
            {t('boards:surface.help')}
          </p>
          {editor ? (
            projector ? (
              <ProjectorView title={title} slots={slots} />
            ) : (
              <BoardView compact={compact} />
            )
          ) : (
            <Opening>{t('boards:opening')}</Opening>
          )}
        </div>
        {editor ? <Announcer said={editor.desk.said} testId="board-said" /> : null}
      </div>
    </BoardContext.Provider>
  );
}
