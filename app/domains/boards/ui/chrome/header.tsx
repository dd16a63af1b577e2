import type { ReactNode } from 'react';
import type { RoomStatus } from '~/platform/sync/status';
import { classNames } from '~/ui/class-names';
import type { Access } from '../editor/desk';
import { StatusPill } from './status-pill';

/**
 * The thin bar above a board or a map: where one is, how it stands, who is here. On the wall the title is big and
 * nothing is said of the connection.
 */
export function Header({
  title,
  level = 1,
  projector = false,
  start,
  end,
  status,
  access,
  ready,
  children,
}: {
  title: string;
  level?: 1 | 2;
  projector?: boolean;
  start?: ReactNode;
  end?: ReactNode;
  status: RoomStatus;
  access: Access;
  /** Whether the editor is there, with what needs it. */
  ready: boolean;
  children?: ReactNode;
}) {
  const Title = `h${level}` as const;
  return (
    <header className="relative z-20 flex min-h-14 items-center gap-x-1 border-b border-line bg-white px-2 @3xl:gap-x-2 @3xl:px-4">
      {start}
      <div className="flex min-w-0 flex-1 flex-col items-start px-1 @3xl:flex-row @3xl:items-center @3xl:gap-x-3">
        <Title
          className={classNames(
            'max-w-full min-w-0 truncate font-bold leading-snug',
            projector ? 'text-2xl' : 'text-base @3xl:text-lg',
          )}
          title={title}
        >
          {title}
        </Title>
        {projector ? null : <StatusPill status={status} access={access} />}
      </div>
      {ready && !projector ? children : null}
      {end}
    </header>
  );
}
