import { CircleDot, MapPin, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { NoteObject } from '~/domains/boards/model';
import type { LiveBoard } from '~/domains/boards/ui/board-props';
import { Notice } from '~/ui/notice';
import { ballotSections } from '../live/ballot-notes';
import { Ranking } from '../live/ranking';
import { useBoardVersion } from '../live/use-board-version';
import type { Voting } from '../live/use-voting';

export interface BallotProps {
  voting: Voting;
  board: LiveBoard | null;
  /** Goes to a note on the board. */
  onShow: (objectId: string) => void;
}

/**
 * The vote as a list: every note with its own votes, one button to give and one to take back. Buttons that do
 * nothing for now keep the focus, and say why when pressed.
 */
export function Ballot({ voting, board, onShow }: BallotProps) {
  const { t } = useTranslation();
  useBoardVersion(board);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!voting.open) return <Ranking round={voting.round} board={board} onShow={onShow} />;
  const act = (answer: Promise<string | null>) => void answer.then(setRefusal);
  const sections = board ? ballotSections(board) : [];
  return (
    <div className="flex flex-col gap-4 text-lg">
      <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-2 border-b border-line bg-white px-4 py-2">
        <VotesLeft voting={voting} />
        <div role="status">{refusal ? <Notice kind="warn">{refusal}</Notice> : null}</div>
      </div>
      <p className="text-ink-soft">{t('workshops:room.ballot.secret', { count: voting.votesPerNote })}</p>
      {sections.map((section) => (
        <section key={section.id} aria-label={section.title || t('workshops:room.ballot.loose')}>
          <h3 className="mb-1 text-lg">{section.title || t('workshops:room.ballot.loose')}</h3>
          <ul className="flex flex-col gap-2">
            {section.notes.map((note) => (
              <BallotNote key={note.id} note={note} voting={voting} act={act} onShow={onShow} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Votes still to give, as dots and as a number. */
export function VotesLeft({ voting }: { voting: Voting }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 text-xl font-bold">
      {t('workshops:room.ballot.left', { count: voting.left })}
      <span aria-hidden="true" className="flex flex-wrap gap-1">
        {Array.from({ length: Math.min(voting.votesEach, 12) }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: dots of a row are all alike
            key={index}
            className={`size-4 rounded-full border-2 border-brand ${index < voting.left ? 'bg-brand' : 'bg-white'}`}
          />
        ))}
      </span>
    </p>
  );
}

interface BallotNoteProps {
  note: NoteObject;
  voting: Voting;
  act: (answer: Promise<string | null>) => void;
  onShow: (objectId: string) => void;
}

const STEP =
  'flex size-12 shrink-0 items-center justify-center rounded-xl border-2 border-brand bg-white text-brand hover:bg-brand-soft ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-solid-gray-50 aria-disabled:text-solid-gray-600';

function BallotNote({ note, voting, act, onShow }: BallotNoteProps) {
  const { t } = useTranslation();
  const mine = voting.mine[note.id] ?? 0;
  const full = voting.left === 0 || mine >= voting.votesPerNote;
  const short = [...note.text].slice(0, 40).join('');
  return (
    <li
      className={`flex flex-col gap-1 rounded-xl border-2 p-3 ${mine > 0 ? 'border-brand bg-brand-soft' : 'border-line bg-white'}`}
    >
      <p className="whitespace-pre-wrap">{note.text}</p>
      <div className="flex items-center gap-2">
        <AriaButton
          onPress={() => onShow(note.id)}
          aria-label={t('workshops:room.ballot.showNote', { text: short })}
          className="flex size-12 items-center justify-center rounded-xl text-brand hover:bg-brand-soft"
        >
          <MapPin aria-hidden="true" className="size-6" />
        </AriaButton>
        <span className="ml-auto flex items-center gap-1 font-bold">
          {mine > 0 ? <CircleDot aria-hidden="true" className="size-5 text-brand" /> : null}
          {t('workshops:room.votes', { count: mine })}
        </span>
        <button
          type="button"
          aria-disabled={mine === 0 || !voting.canVote}
          onClick={() => mine > 0 && act(voting.undo(note.id))}
          aria-label={t('workshops:room.ballot.undo', { text: short })}
          className={STEP}
        >
          <Minus aria-hidden="true" className="size-6" />
        </button>
        <button
          type="button"
          aria-disabled={full || !voting.canVote}
          onClick={() => act(voting.cast(note.id))}
          aria-label={t('workshops:room.ballot.cast', { text: short })}
          className={STEP}
        >
          <Plus aria-hidden="true" className="size-6" />
        </button>
      </div>
    </li>
  );
}
