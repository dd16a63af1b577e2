import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { type BoardSummary, MAX_VOTES_EACH, type Phase } from '../../model';
import type { Conduct } from './use-conduct';

export interface OpenRoundFormProps {
  boards: readonly BoardSummary[];
  boardId: string | null;
  /** Its settings are offered first. */
  phase: Phase | null;
  tell: Conduct['tell'];
}

/** Begins a vote: for what, how many each, how many on one note, on which board. */
export function OpenRoundForm({ boards, boardId, phase, tell }: OpenRoundFormProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const votesEach = readCount(form.get('votesEach'));
    const votesPerNote = readCount(form.get('votesPerNote'));
    if (votesEach === null || votesPerNote === null || votesPerNote > votesEach) {
      setProblem(t('workshops:console.votes.badNumbers', { max: MAX_VOTES_EACH }));
      return;
    }
    setProblem(null);
    void tell('vote.open', {
      boardId: String(form.get('boardId')),
      title: String(form.get('title')).trim() || t('workshops:console.votes.defaultTitle'),
      votesEach,
      votesPerNote,
    });
  };
  if (boards.length === 0) return <p className="text-ink-soft">{t('workshops:console.votes.noBoard')}</p>;
  return (
    <form
      onSubmit={submit}
      aria-labelledby="new-round"
      className="flex flex-col gap-3 rounded-xl border border-line p-3"
    >
      <h3 id="new-round" className="text-base">
        {t('workshops:console.votes.new')}
      </h3>
      <TextInput
        label={t('workshops:console.votes.title')}
        name="title"
        maxLength={100}
        defaultValue={phase?.permission === 'vote' ? phase.title : ''}
        placeholder={t('workshops:console.votes.defaultTitle')}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextInput
          label={t('workshops:console.votes.each')}
          name="votesEach"
          inputMode="numeric"
          defaultValue={phase?.votesEach || 3}
          errors={problem ? [problem] : undefined}
        />
        <TextInput
          label={t('workshops:console.votes.cap')}
          name="votesPerNote"
          inputMode="numeric"
          defaultValue={phase?.votesPerNote || 1}
        />
      </div>
      {boards.length > 1 ? (
        <Select
          label={t('workshops:console.votes.board')}
          name="boardId"
          defaultValue={boardId ?? boards[0]?.id}
        >
          {boards.map((board) => (
            <option key={board.id} value={board.id}>
              {board.title}
            </option>
          ))}
        </Select>
      ) : (
        <input type="hidden" name="boardId" value={boards[0]?.id} />
      )}
      <Button type="submit">{t('workshops:console.votes.begin')}</Button>
    </form>
  );
}

/** A number of votes as typed, full-width digits included; null when it is none a round may have. */
function readCount(value: FormDataEntryValue | null): number | null {
  const count = Number(String(value).normalize('NFKC').trim());
  return Number.isInteger(count) && count >= 1 && count <= MAX_VOTES_EACH ? count : null;
}
