import { ListChecks, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '~/domains/boards/ui/board-props';
import { Button } from '~/ui/button';
import type { Voting } from '../live/use-voting';
import { Ballot } from './ballot';

export interface VotePanelProps {
  voting: Voting;
  board: LiveBoard | null;
  open: boolean;
  hidden: boolean;
  onOpenChange: (open: boolean) => void;
  onShow: (objectId: string) => void;
}

/** The vote beside the board: a strip that opens the list of notes, or the results; on wide screens always open. */
export function VotePanel({ voting, board, open, hidden, onOpenChange, onShow }: VotePanelProps) {
  const { t } = useTranslation();
  const panel = useId();
  if (hidden) return null;
  const title = voting.open ? t('workshops:room.ballot.title') : t('workshops:room.ranking.title');
  return (
    <section
      aria-label={title}
      className={`z-20 flex shrink-0 flex-col border-t border-line bg-white lg:w-96 lg:border-l lg:border-t-0 ${
        open ? 'max-lg:absolute max-lg:inset-0 max-lg:z-40' : ''
      }`}
    >
      <div className="flex items-center gap-2 px-4 py-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-lg">{voting.title || title}</h2>
        </div>
        <Button
          variant={open ? 'quiet' : 'primary'}
          aria-expanded={open}
          aria-controls={panel}
          onPress={() => onOpenChange(!open)}
          className="shrink-0 lg:hidden"
        >
          {open ? (
            <X aria-hidden="true" className="size-5" />
          ) : (
            <ListChecks aria-hidden="true" className="size-5" />
          )}
          {open
            ? t('workshops:room.ballot.backToBoard')
            : voting.open
              ? t('workshops:room.ballot.openList')
              : t('workshops:room.ranking.open')}
        </Button>
      </div>
      <div id={panel} className={`min-h-0 flex-1 overflow-y-auto px-4 pb-4 ${open ? '' : 'hidden lg:block'}`}>
        <Ballot voting={voting} board={board} onShow={onShow} />
      </div>
    </section>
  );
}
