import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import type { RoomPerson } from '../../model';
import { PersonMark } from '../live/person-mark';
import type { Conduct } from './use-conduct';

/** Raised hands, longest first. */
export function Hands({ hands, tell }: { hands: readonly RoomPerson[]; tell: Conduct['tell'] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="hands" className="flex flex-col gap-2">
      <div className="flex min-h-11 items-center gap-2">
        <Hand aria-hidden="true" className="size-5 text-warn" />
        <h3 id="hands" className="flex-1 text-base">
          {t('workshops:console.people.hands', { count: hands.length })}
        </h3>
        {hands.length > 1 ? (
          <Button variant="quiet" size="small" onPress={() => void tell('hand.lower', { personId: null })}>
            {t('workshops:console.people.lowerAll')}
          </Button>
        ) : null}
      </div>
      {hands.length > 0 ? (
        <ol
          aria-labelledby="hands"
          className="flex flex-col divide-y divide-line rounded-xl border-2 border-warn"
        >
          {hands.map((person, index) => (
            <li key={person.id} className="flex items-center gap-2 px-3 py-1">
              <span className="w-6 shrink-0 text-right font-bold text-warn">{index + 1}</span>
              <PersonMark name={person.name} colour={person.colour} dim={!person.online} />
              <span className="min-w-0 flex-1">{person.name}</span>
              <Button
                variant="secondary"
                size="small"
                aria-label={t('workshops:console.people.lowerOne', { name: person.name })}
                onPress={() => void tell('hand.lower', { personId: person.id })}
              >
                {t('workshops:console.people.lower')}
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
