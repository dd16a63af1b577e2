import { Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '~/ui/class-names';
import type { BoardPerson } from '../board-props';

/** Faces in the bar before a number takes over. */
const FACES = 4;

/** Who is here, as initials in their colours; opens the list of them. */
export function PeopleButton({
  people,
  label,
  title,
  name,
  action,
}: {
  people: readonly BoardPerson[];
  label: string;
  /** Heading over the list, which is wider then; without one the list bears the button's name. */
  title?: string;
  name: (person: BoardPerson) => ReactNode;
  /** What can be done with a person, at the end of the row; the bar shows a sign of people where it is narrow. */
  action?: (person: BoardPerson) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button
        aria-label={label}
        className="flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-xl px-2 hover:bg-solid-gray-50"
      >
        <span aria-hidden="true" className="hidden -space-x-2 @4xl:flex">
          {people.slice(0, FACES).map((person) => (
            <Face key={person.id} person={person} />
          ))}
        </span>
        {action ? <Users aria-hidden="true" className="size-5.5 @4xl:hidden" /> : null}
        <span className="whitespace-nowrap text-base">
          {t('boards:people.count', { count: people.length })}
        </span>
      </Button>
      <Popover
        placement="bottom end"
        className={classNames(
          title ? 'w-80' : 'w-72',
          'max-w-[calc(100vw-1rem)] rounded-2xl border border-black/5 bg-white shadow-float',
        )}
      >
        <Dialog aria-label={title ?? label} className="max-h-[60dvh] overflow-y-auto p-2 outline-none">
          {title ? <h2 className="px-2 pb-1 pt-2 text-base">{title}</h2> : null}
          <ul>
            {people.map((person) => (
              <li key={person.id} className="flex min-h-12 items-center gap-3 px-2">
                <Face person={person} />
                <span className="min-w-0 flex-1 truncate">{name(person)}</span>
                {action?.(person)}
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** First character of the name on the person's colour. */
export function Face({ person }: { person: BoardPerson }) {
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: person.colour }}
      className="flex size-8 shrink-0 items-center justify-center rounded-full border-2 border-white text-sm font-bold text-white"
    >
      {[...person.name.trim()][0] ?? '・'}
    </span>
  );
}
