import { Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '~/domains/boards/ui/board-props';
import type { VoteRound } from '../../model';
import { useBoardVersion } from './use-board-version';

export interface RankingProps {
  round: VoteRound;
  board: LiveBoard | null;
  /** Goes to a note on the board. */
  onShow?: (objectId: string) => void;
}

/** Results of a closed round, most votes first, with a bar to compare by eye. */
export function Ranking({ round, board, onShow }: RankingProps) {
  const { t } = useTranslation();
  useBoardVersion(board);
  const results = round.results ?? [];
  const most = results[0]?.votes ?? 1;
  if (results.length === 0) return <p className="text-lg">{t('workshops:room.ranking.empty')}</p>;
  return (
    <ol aria-label={t('workshops:room.ranking.title')} className="flex flex-col gap-2">
      {results.map(({ objectId, votes, rank }) => {
        const text = noteText(board, objectId) ?? t('workshops:room.ranking.gone');
        return (
          <li key={objectId} className="rounded-xl border border-line bg-white p-3">
            <div className="flex items-start gap-3">
              <span className="flex shrink-0 items-center gap-1 text-lg font-bold">
                {rank === 1 ? <Trophy aria-hidden="true" className="size-5 text-warn" /> : null}
                {t('workshops:room.ranking.place', { rank })}
              </span>
              <span className="min-w-0 flex-1 whitespace-pre-wrap">{text}</span>
              <span className="shrink-0 text-lg font-bold">
                {t('workshops:room.votes', { count: votes })}
              </span>
            </div>
            <div className="mt-2 h-2 rounded-full bg-solid-gray-100" aria-hidden="true">
              <div className="h-2 rounded-full bg-brand" style={{ width: `${(100 * votes) / most}%` }} />
            </div>
            {onShow ? (
              <button
                type="button"
                onClick={() => onShow(objectId)}
                className="mt-1 min-h-11 rounded-lg px-2 font-bold text-brand underline underline-offset-4 hover:bg-brand-soft"
              >
                {t('workshops:room.ballot.show')}
                <span className="sr-only">{text}</span>
              </button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

/** Words of a note, or null when it is gone from the board. */
export function noteText(board: LiveBoard | null, objectId: string): string | null {
  const object = board?.get(objectId);
  return object && 'text' in object ? object.text : null;
}
