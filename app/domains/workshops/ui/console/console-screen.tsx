import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardHandle } from '~/domains/boards/ui/board-props';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { currentPhase, handQueue, type RoomView, type SessionView } from '../../model';
import { ReactionShower } from '../live/reactions';
import { refusalText } from '../live/refusal-text';
import { type BoardChoice, placeKey, screenBoardId, screenMapId } from '../live/screen-board';
import { useChime } from '../live/use-chime';
import { useStoredFlag } from '../live/use-stored-flag';
import { useTimerSignals } from '../live/use-timer-signals';
import { type SessionConnection, useSession } from '../use-session';
import { AgendaCard } from './agenda-card';
import { ConsoleHeader } from './console-header';
import { SECTIONS, type Section, SectionTabs, SIDE_SECTIONS } from './console-sections';
import { ConsoleStage } from './console-stage';
import { InvitePanel } from './invite-panel';
import { PeoplePanel } from './people-panel';
import { TimerCard } from './timer-card';
import { useConduct } from './use-conduct';
import { VotesPanel } from './votes-panel';

export interface ConsoleProps {
  sessionId: string;
  initial: SessionView;
  planPath: string;
  /** Address of this site, without a slash at the end. */
  origin: string;
}

/** The facilitator's cockpit. */
export function ConsoleScreen({ sessionId, initial, ...paths }: ConsoleProps) {
  const connection = useSession(sessionId, initial);
  const { t, i18n } = useTranslation();
  const { view, refusal } = connection;
  if (view.kind !== 'room' || refusal || connection.status === 'removed') {
    return (
      <main id="main" tabIndex={-1} className="mx-auto max-w-xl p-8">
        <h1 className="mb-4 text-2xl">{t('workshops:console.closed')}</h1>
        <p>{refusalText(i18n, refusal ?? { code: 'forbidden' })}</p>
      </main>
    );
  }
  return <Cockpit view={view} connection={connection} {...paths} />;
}

interface CockpitProps extends Pick<ConsoleProps, 'planPath' | 'origin'> {
  view: RoomView;
  connection: SessionConnection;
}

function Cockpit({ view, connection, planPath, origin }: CockpitProps) {
  const { t } = useTranslation();
  const { state } = view;
  const { tell, refusal, forget } = useConduct(connection.send);
  const [section, setSection] = useState<Section>('people');
  const side = section === 'agenda' || section === 'board' ? 'people' : section;
  const [choice, setChoice] = useState<BoardChoice | null>(null);
  const mapId = screenMapId(state, choice);
  const boardId = mapId
    ? null
    : (screenBoardId(state, choice) ?? choice?.boardId ?? state.boards[0]?.id ?? null);
  const [desk, setDesk] = useState<{ boardId: string; handle: BoardHandle } | null>(null);
  const handle = desk && desk.boardId === boardId ? desk.handle : null;
  const ready = useCallback(
    (ready: BoardHandle) => boardId !== null && setDesk({ boardId, handle: ready }),
    [boardId],
  );
  const [sound, setSound] = useStoredFlag('console.sound', true);
  const ring = useChime(sound);
  useTimerSignals(state.timer, connection.serverNow, ring);
  const clock = { serverNow: connection.serverNow, initialNow: view.serverNow };
  const projected = mapId ? `/maps/${mapId}` : boardId && `/boards/${boardId}`;
  const projectorPath = projected ? `${projected}?view=projector` : null;
  const chooseBoard = (id: string) => setChoice({ boardId: id, key: placeKey(state) });
  const show = (id: string, objectId: string) => {
    if (id === boardId) handle?.showObject(objectId);
    else chooseBoard(id);
    setSection((now) => (window.matchMedia('(min-width: 64rem)').matches ? now : 'board'));
  };
  const shownOnPhone = (part: Section) => (section === part ? '' : 'max-lg:hidden');
  const tabs = {
    onChoose: setSection,
    hands: handQueue(view.people).length,
    waiting: view.counts.waiting,
    showsMap: mapId !== null,
  };

  return (
    <div data-session={state.sessionId} className="flex h-dvh flex-col bg-surface-soft">
      <ConsoleHeader view={view} tell={tell} planPath={planPath} projectorPath={projectorPath} />
      <Status offline={connection.status === 'offline'} refusal={refusal} onForget={forget} />
      <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 outline-none">
        <div
          className={`flex w-full shrink-0 flex-col gap-4 overflow-y-auto border-r border-line bg-white p-4 lg:w-80 ${shownOnPhone('agenda')}`}
        >
          <TimerCard
            timer={state.timer}
            {...clock}
            minutes={currentPhase(state)?.minutes ?? 5}
            tell={tell}
            sound={sound}
            onSound={setSound}
          />
          <AgendaCard state={state} {...clock} tell={tell} />
        </div>
        <div className={`relative flex min-w-0 flex-1 flex-col ${shownOnPhone('board')}`}>
          <ConsoleStage
            view={view}
            connection={connection}
            tell={tell}
            boardId={boardId}
            mapId={mapId}
            handle={handle}
            onChoose={chooseBoard}
            onReady={ready}
          />
          <ReactionShower burst={connection.reactions} />
        </div>
        <aside
          aria-label={t('workshops:console.side')}
          className={`flex w-full shrink-0 flex-col border-l border-line bg-white lg:w-96 ${section === side ? '' : 'max-lg:hidden'}`}
        >
          <SectionTabs
            sections={SIDE_SECTIONS}
            current={side}
            {...tabs}
            className="hidden border-b border-line lg:flex"
          />
          <div className="min-h-0 flex-1 overflow-y-auto p-4">
            {side === 'people' ? <PeoplePanel view={view} tell={tell} /> : null}
            {side === 'votes' ? (
              <VotesPanel
                view={view}
                connection={connection}
                tell={tell}
                boardId={boardId}
                board={handle?.objects ?? null}
                onShow={show}
              />
            ) : null}
            {side === 'invite' && view.code ? (
              <InvitePanel
                code={view.code}
                joinUrl={`${origin}/j/${view.code}`}
                projectorPath={projectorPath}
                roomPath={`/s/${state.sessionId}`}
              />
            ) : null}
          </div>
        </aside>
      </main>
      <SectionTabs
        sections={SECTIONS}
        current={section}
        {...tabs}
        className="flex border-t border-line bg-white lg:hidden"
      />
    </div>
  );
}

function Status({
  offline,
  refusal,
  onForget,
}: {
  offline: boolean;
  refusal: string | null;
  onForget: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="status" className="empty:hidden">
      {offline ? (
        <p className="bg-warn-soft px-4 py-1 font-bold text-warn">{t('workshops:room.reconnecting')}</p>
      ) : null}
      {refusal ? (
        <Notice kind="bad">
          <div className="flex flex-wrap items-center gap-3">
            <span>{refusal}</span>
            <Button variant="quiet" size="small" onPress={onForget}>
              {t('close')}
            </Button>
          </div>
        </Notice>
      ) : null}
    </div>
  );
}
