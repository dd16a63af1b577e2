import { NavLink, useLocation } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { showCurrentPlace } from './show-current-place';

/**
 * `roles` null: for everybody, signed in or not; `within`: other places that belong to it; `inMore`: stands under
 * "more" for those who have more entries than one row holds.
 */
interface Entry {
  to: string;
  key: string;
  roles: readonly string[] | null;
  within?: RegExp;
  inMore?: true;
}

const ENTRIES: readonly Entry[] = [
  { to: '/home', key: 'nav.home', roles: ['staff', 'facilitator', 'member'] },
  { to: '/programmes', key: 'nav.programmes', roles: ['staff', 'facilitator'] },
  { to: '/areas', key: 'nav.areas', roles: null },
  { to: '/visions', key: 'nav.visions', roles: null, inMore: true },
  { to: '/matching', key: 'nav.matching', roles: ['staff', 'facilitator', 'member'] },
  { to: '/matches', key: 'talks:title', roles: ['member'] },
  {
    to: '/grants',
    key: 'nav.grants',
    roles: null,
    within: /^\/(applications|awards|screening)(\/|$)/,
  },
  { to: '/organisations', key: 'nav.organisations', roles: null },
  { to: '/ideas', key: 'nav.ideas', roles: ['staff', 'facilitator', 'member'], inMore: true },
  {
    to: '/collaborations',
    key: 'nav.collaborations',
    roles: ['staff', 'facilitator', 'member'],
    inMore: true,
  },
  { to: '/indicators', key: 'indicators:nav', roles: null, inMore: true },
  { to: '/cases', key: 'nav.cases', roles: null, inMore: true },
  { to: '/admin', key: 'nav.admin', roles: ['staff'] },
];

/** How many entries stand beside each other on a screen 1280 pixels wide, in every language. */
const ROOM = 7;

/**
 * The places of the product. On a phone one row that is swiped; on wider screens the row ends with "more" where there
 * are too many entries for it.
 */
export function MainMenu({ role }: { role: string | null }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const entries = ENTRIES.filter(({ roles }) => roles === null || (role !== null && roles.includes(role)));
  const hasMore = entries.length > ROOM;
  return (
    <nav
      ref={showCurrentPlace}
      aria-label={t('nav.label')}
      className="one-row -mx-4 order-last flex gap-1 px-4 max-sm:w-dvw sm:relative sm:mx-0 sm:w-full sm:flex-wrap sm:overflow-visible sm:px-0 xl:order-none xl:w-auto"
    >
      {entries.map((entry) => (
        <MenuLink
          key={entry.to}
          entry={entry}
          isWithin={entry.within?.test(pathname) ?? false}
          className={hasMore && entry.inMore ? 'sm:hidden' : undefined}
        />
      ))}
      {hasMore ? <MoreMenu entries={entries.filter(({ inMore }) => inMore)} /> : null}
    </nav>
  );
}

const ENTRY =
  'flex min-h-11 shrink-0 items-center rounded-lg px-2 font-bold xl:max-2xl:px-1.5 hover:bg-brand-soft';
const CURRENT = 'text-brand underline decoration-4 underline-offset-8';

function MenuLink({
  entry: { to, key },
  isWithin,
  className,
}: {
  entry: Entry;
  isWithin: boolean;
  className?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <NavLink
      to={to}
      data-within={isWithin || undefined}
      className={({ isActive }) => classNames(ENTRY, isActive || isWithin ? CURRENT : 'text-ink', className)}
    >
      {t(key)}
    </NavLink>
  );
}

/** Opens on a press, before JavaScript has loaded too; closes by Escape and by going elsewhere. */
function MoreMenu({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => box.current?.removeAttribute('open');
  useEffect(() => {
    const pressed = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) box.current?.removeAttribute('open');
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box.current?.open) return;
    close();
    box.current.querySelector('summary')?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) close();
  };
  const isHere = entries.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <details ref={box} className="group max-sm:hidden xl:relative" onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary
        className={classNames(
          ENTRY,
          'cursor-pointer list-none gap-1 [&::-webkit-details-marker]:hidden',
          isHere ? CURRENT : 'text-ink',
        )}
      >
        {t('nav.more')}
        <ChevronDown aria-hidden="true" className="size-5 group-open:rotate-180" />
      </summary>
      <ul className="absolute top-full right-0 z-40 mt-1 flex min-w-48 flex-col rounded-xl border border-line bg-white p-2 shadow-float">
        {entries.map((entry) => (
          <li key={entry.to}>
            <NavLink
              to={entry.to}
              onClick={close}
              className={({ isActive }) =>
                classNames(
                  'flex min-h-11 items-center rounded-lg px-3 font-bold whitespace-nowrap hover:bg-brand-soft',
                  isActive ? 'bg-brand-soft text-brand' : 'text-ink',
                )
              }
            >
              {t(entry.key)}
            </NavLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
