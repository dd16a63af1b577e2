import { CircleDot, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasText } from '../../model';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';
import { BarButton, FLOATING } from './bar-button';

/** Votes for the selected note, and how many are left. Shown while a round is open. */
export function VoteBar() {
  const { t } = useTranslation();
  const editor = useEditor();
  const session = useSignal(editor.session);
  const selection = useSignal(editor.desk.selection);
  const voting = session?.voting;
  if (!voting?.open || !voting.canVote) return null;
  const given = Object.values(voting.mine).reduce((sum, n) => sum + n, 0);
  const left = voting.votesEach - given;
  const [id] = selection;
  const object = selection.size === 1 && id !== undefined ? editor.desk.store.get(id) : undefined;
  const own = id === undefined ? 0 : (voting.mine[id] ?? 0);
  const votable = object?.type === 'note';
  return (
    <section
      aria-label={t('boards:vote.label')}
      className={`${FLOATING} flex max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 px-3 py-1.5 text-base`}
    >
      <p className="flex items-center gap-2 font-bold" role="status">
        <CircleDot aria-hidden="true" className="size-5 text-[#b4430f]" />
        {t('boards:vote.left', { count: left })}
      </p>
      {votable && object && hasText(object) ? (
        <div className="flex items-center gap-1">
          <span className="max-w-56 truncate">{object.text || t('boards:stage.empty')}</span>
          <BarButton
            icon={Minus}
            word={t('boards:vote.takeBack')}
            shortcut="-"
            layout="icon"
            isDisabled={own === 0}
            onPress={() => editor.vote(-1)}
          />
          <output aria-label={t('boards:vote.own')} className="min-w-8 text-center text-lg font-bold">
            {own}
          </output>
          <BarButton
            icon={Plus}
            word={t('boards:vote.give')}
            shortcut="+"
            layout="icon"
            isDisabled={left <= 0 || own >= voting.votesPerNote}
            onPress={() => editor.vote(1)}
          />
        </div>
      ) : (
        <p className="text-ink-soft">{t('boards:vote.choose')}</p>
      )}
    </section>
  );
}
