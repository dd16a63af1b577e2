import { CircleCheck, Search } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { CONTROL } from '~/ui/form/field';
import { handQueue, nameKey, type RoomPerson, type RoomView } from '../../model';
import { peopleInside } from '../live/person-mark';
import { Door } from './door';
import { Hands } from './hands';
import { PersonRow } from './person-row';
import type { Conduct } from './use-conduct';

export interface PeoplePanelProps {
  view: RoomView;
  tell: Conduct['tell'];
}

/** Somebody sent away during this visit, so that it can be taken back. */
type Gone = Pick<RoomPerson, 'id' | 'name'>;

/** Who waits at the door, whose hand is up, who is done, and everybody by name. */
export function PeoplePanel({ view, tell }: PeoplePanelProps) {
  const { t } = useTranslation();
  const [gone, setGone] = useState<readonly Gone[]>([]);
  const waiting = view.people.filter((person) => person.status === 'waiting');
  const forget = (id: string) => setGone((before) => before.filter((person) => person.id !== id));
  const remove = async ({ id, name }: RoomPerson) => {
    if ((await tell('person.remove', { personId: id })) !== null) return;
    forget(id);
    setGone((before) => [...before, { id, name }]);
  };
  const readmit = async ({ id }: Gone) => {
    if ((await tell('person.admit', { personId: id })) === null) forget(id);
  };
  return (
    <div className="flex flex-col gap-5">
      {waiting.length > 0 ? (
        <Door waiting={waiting} tell={tell} onRefuse={(person) => void remove(person)} />
      ) : null}
      <DoneCount view={view} tell={tell} />
      <Hands hands={handQueue(view.people)} tell={tell} />
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {gone.map((person) => (
          <div
            key={person.id}
            className="flex flex-wrap items-center gap-2 rounded-lg border-l-4 border-warn bg-warn-soft p-3"
          >
            <span className="min-w-0 flex-1">
              {t('workshops:console.people.gone', { name: person.name })}
            </span>
            <Button variant="secondary" size="small" onPress={() => void readmit(person)}>
              {t('workshops:console.people.readmit')}
            </Button>
          </div>
        ))}
      </div>
      <Everybody view={view} tell={tell} onRemove={(person) => void remove(person)} />
    </div>
  );
}

function DoneCount({ view, tell }: PeoplePanelProps) {
  const { t } = useTranslation();
  const { done, in: inside } = view.counts;
  return (
    <section aria-label={t('workshops:room.dock.done')} className="flex flex-col gap-2">
      <div className="flex min-h-11 items-center gap-2">
        <CircleCheck aria-hidden="true" className="size-5 text-good" />
        <p className="flex-1 font-bold">{t('workshops:console.people.doneCount', { done, inside })}</p>
        {done > 0 ? (
          <Button variant="quiet" size="small" onPress={() => void tell('done.clear', {})}>
            {t('workshops:console.people.clearDone')}
          </Button>
        ) : null}
      </div>
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-solid-gray-100">
        <div className="h-2 bg-good" style={{ width: `${(100 * done) / Math.max(1, inside)}%` }} />
      </div>
    </section>
  );
}

function Everybody({ view, tell, onRemove }: PeoplePanelProps & { onRemove: (person: RoomPerson) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const inside = peopleInside(view.people);
  const key = nameKey(wanted);
  const found = key === '' ? inside : inside.filter((person) => nameKey(person.name).includes(key));
  return (
    <section aria-labelledby="everybody" className="flex flex-col gap-2">
      <h3 id="everybody" className="text-base">
        {t('workshops:console.people.all', { online: view.counts.online, inside: view.counts.in })}
      </h3>
      {inside.length > 8 ? (
        <div className="relative">
          <label htmlFor={id} className="sr-only">
            {t('workshops:console.people.search')}
          </label>
          <Search aria-hidden="true" className="absolute left-3 top-3.5 size-5 text-ink-soft" />
          <input
            id={id}
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            placeholder={t('workshops:console.people.search')}
            className={`${CONTROL} pl-10`}
          />
        </div>
      ) : null}
      {found.length === 0 ? (
        <p className="text-ink-soft">
          {t(inside.length === 0 ? 'workshops:console.people.nobody' : 'workshops:console.people.notFound')}
        </p>
      ) : null}
      <ul aria-labelledby="everybody" className="flex flex-col divide-y divide-line">
        {found.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === view.me.personId}
            followed={view.state.follow?.personId === person.id}
            onFollow={(on) => void tell('follow', { personId: on ? person.id : null })}
            onRemove={() => onRemove(person)}
          />
        ))}
      </ul>
    </section>
  );
}
