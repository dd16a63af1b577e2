import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import type { RoomPerson } from '../../model';
import type { Conduct } from './use-conduct';

export interface DoorProps {
  waiting: readonly RoomPerson[];
  tell: Conduct['tell'];
  onRefuse: (person: RoomPerson) => void;
}

/** Those who wait to be let in. */
export function Door({ waiting, tell, onRefuse }: DoorProps) {
  const { t } = useTranslation();
  return (
    <section
      aria-labelledby="door"
      className="flex flex-col gap-2 rounded-xl border-2 border-warn bg-warn-soft p-3"
    >
      <div className="flex items-center gap-2">
        <DoorOpen aria-hidden="true" className="size-5" />
        <h3 id="door" className="flex-1 text-base">
          {t('workshops:console.people.waiting', { count: waiting.length })}
        </h3>
        <Button size="small" onPress={() => void tell('person.admitAll', {})}>
          {t('workshops:console.people.admitAll')}
        </Button>
      </div>
      <ul className="flex flex-col divide-y divide-line">
        {waiting.map((person) => (
          <li key={person.id} className="flex items-center gap-2 py-1">
            <span className="min-w-0 flex-1">{person.name}</span>
            <Button
              variant="secondary"
              size="small"
              aria-label={t('workshops:console.people.admitOne', { name: person.name })}
              onPress={() => void tell('person.admit', { personId: person.id })}
            >
              {t('workshops:console.people.admit')}
            </Button>
            <Button
              variant="danger"
              size="small"
              aria-label={t('workshops:console.people.refuseOne', { name: person.name })}
              onPress={() => onRefuse(person)}
            >
              {t('workshops:console.people.refuse')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
