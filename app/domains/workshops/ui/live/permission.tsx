import { CircleDot, Eye, type LucideIcon, Pencil } from 'lucide-react';
import type { Permission } from '../../model';

/** Sign of what a phase lets people do. Always shown beside the word. */
export const PERMISSION_ICON: Record<Permission, LucideIcon> = { write: Pencil, vote: CircleDot, look: Eye };

const TONE: Record<Permission, string> = {
  write: 'bg-brand-soft text-brand-strong',
  vote: 'bg-warn-soft text-warn',
  look: 'bg-solid-gray-50 text-ink',
};

/** Word and sign of what may be done now. */
export function PermissionBadge({
  permission,
  label,
  size = 'bar',
}: {
  permission: Permission;
  label: string;
  /** `wall`: read from the back of a hall. */
  size?: 'bar' | 'wall';
}) {
  const Icon = PERMISSION_ICON[permission];
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-full font-bold ${
        size === 'bar' ? 'gap-1 px-2.5 py-0.5 text-base' : 'gap-2 px-5 py-1 text-2xl'
      } ${TONE[permission]}`}
    >
      <Icon aria-hidden="true" className={size === 'bar' ? 'size-4' : 'size-7'} />
      {label}
    </span>
  );
}
