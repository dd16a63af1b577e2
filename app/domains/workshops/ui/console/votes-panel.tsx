import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '~/domains/boards/ui/board-props';
import { Button } from '~/ui/button';
import { currentPhase, type RoomView, type VoteRound } from '../../model';
import { openRound } from '../live/changes';
import { Ranking } from '../live/ranking';
import type { SessionConnection } from '../use-session';
import { OpenRoundForm } from './open-round-form';
import { ProxyVoting } from './proxy-voting';
import type { Conduct } from './use-conduct';

export interface VotesPanelProps {
  view: RoomView;
  connection: SessionConnection;
  tell: Conduct['tell'];
  /** Board on this screen and its objects. */
  boardId: string | null;
  board: LiveBoard | null;
  onShow: (boardId: string, objectId: string) => void;
}

/** Opens, watches and closes votes, votes for people without a device, and shows what came of it. */
export function VotesPanel({ view, connection, tell, boardId, board, onShow }: VotesPanelProps) {
  const { t } = useTranslation();
  const open = openRound(view.rounds);
  const closed = view.rounds
    .filter((round) => round.closedAt !== null)
    .sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0));
  return (
    <div className="flex flex-col gap-5">
      {open ? (
        <OpenRound round={open} view={view} tell={tell}>
          <ProxyVoting
            round={open}
            proxies={view.proxies}
            board={open.boardId === boardId ? board : null}
            send={connection.send}
            onShow={(objectId) => onShow(open.boardId, objectId)}
          />
        </OpenRound>
      ) : view.state.status === 'running' ? (
        <OpenRoundForm
          boards={view.state.boards}
          boardId={boardId}
          phase={currentPhase(view.state)}
          tell={tell}
        />
      ) : (
        <p className="text-ink-soft">{t('workshops:console.votes.notRunning')}</p>
      )}
      {closed.map((round) => (
        <section key={round.id} aria-label={round.title} className="flex flex-col gap-2">
          <div className="flex items-center gap-2">
            <h3 className="min-w-0 flex-1 text-base">{round.title}</h3>
            {view.state.status === 'running' && !open ? (
              <Button
                variant="quiet"
                size="small"
                onPress={() => void tell('vote.reopen', { roundId: round.id })}
              >
                {t('workshops:console.votes.reopen')}
              </Button>
            ) : null}
          </div>
          <p className="text-ink-soft">{t('workshops:console.votes.voters', { count: round.voters ?? 0 })}</p>
          <Ranking
            round={round}
            board={round.boardId === boardId ? board : null}
            onShow={(objectId) => onShow(round.boardId, objectId)}
          />
        </section>
      ))}
    </div>
  );
}

function OpenRound({
  round,
  view,
  tell,
  children,
}: {
  round: VoteRound;
  view: RoomView;
  tell: Conduct['tell'];
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const voters = round.voters ?? 0;
  const board = view.state.boards.find((summary) => summary.id === round.boardId);
  return (
    <section
      aria-labelledby="open-round"
      className="flex flex-col gap-3 rounded-xl border-2 border-brand bg-brand-soft p-3"
    >
      <h3 id="open-round" className="text-base">
        {t('workshops:console.votes.open', { title: round.title })}
      </h3>
      <p className="text-ink-soft">
        {t('workshops:console.votes.rules', {
          board: board?.title ?? '',
          each: round.votesEach,
          cap: round.votesPerNote,
        })}
      </p>
      <p className="text-xl font-bold">
        {t('workshops:console.votes.progress', { voters, inside: view.counts.in })}
      </p>
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-white">
        <div
          className="h-2 bg-brand"
          style={{ width: `${Math.min(100, (100 * voters) / Math.max(1, view.counts.in))}%` }}
        />
      </div>
      {children}
      <Button onPress={() => void tell('vote.close', { roundId: round.id })}>
        {t('workshops:console.votes.close')}
      </Button>
    </section>
  );
}
