import { Lock, Map as MapIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardSummary, MapSummary } from '../../model';

/** Turns between the boards and maps of a workshop; nothing while there is only one. */
export function BoardTabs({
  boards,
  maps = [],
  current,
  hidden,
  onChoose,
}: {
  boards: readonly BoardSummary[];
  maps?: readonly MapSummary[];
  current: string | null;
  hidden?: boolean;
  onChoose: (boardId: string) => void;
}) {
  const { t } = useTranslation();
  if (boards.length + maps.length < 2 || hidden) return null;
  return (
    <nav
      aria-label={t('workshops:room.boards')}
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line bg-white pl-2 pr-10 [mask-image:linear-gradient(to_right,black_calc(100%-2.5rem),transparent)]"
    >
      {[...boards, ...maps].map((board) => (
        <button
          key={board.id}
          type="button"
          aria-current={board.id === current ? 'true' : undefined}
          onClick={() => onChoose(board.id)}
          className="flex min-h-11 shrink-0 items-center gap-1 border-b-4 border-transparent px-3 font-bold text-ink-soft hover:bg-brand-soft aria-[current]:border-brand aria-[current]:text-brand"
        >
          {'kind' in board ? <MapIcon aria-hidden="true" className="size-4.5" /> : null}
          {board.locked ? <Lock aria-label={t('workshops:room.locked')} className="size-4" /> : null}
          {board.title}
        </button>
      ))}
    </nav>
  );
}
