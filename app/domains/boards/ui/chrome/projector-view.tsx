import type { BoardProps } from '../board-props';
import { FollowSign } from './people';

/** For the wall: the board itself, its title, and what the page adds (phase, timer). */
export function ProjectorView({ title, slots }: Pick<BoardProps, 'title' | 'slots'>) {
  return (
    <>
      <FollowSign />
      <div className="pointer-events-none absolute inset-x-0 top-0 z-10 flex items-start justify-between gap-6 p-6">
        <h1 className="max-w-[60%] truncate rounded-2xl bg-white/90 px-6 py-3 text-3xl font-bold shadow-card">
          {title}
        </h1>
        {slots?.end ? (
          <div className="rounded-2xl bg-white/90 px-6 py-3 text-3xl shadow-card">{slots.end}</div>
        ) : null}
      </div>
    </>
  );
}
