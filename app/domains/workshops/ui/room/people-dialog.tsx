import { useTranslation } from 'react-i18next';
import { Dialog } from '~/ui/dialog';
import { handQueue, type RoomPerson, type RoomView } from '../../model';
import { HandMark, PersonMark, peopleInside } from '../live/person-mark';
import type { SessionConnection } from '../use-session';
import { NameForm } from './name-form';

export interface PeopleDialogProps {
  view: RoomView;
  send: SessionConnection['send'];
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Who is here, whose hand is up, and one's own name. */
export function PeopleDialog({ view, send, isOpen, onOpenChange }: PeopleDialogProps) {
  const { t } = useTranslation();
  const queue = handQueue(view.people);
  const inside = peopleInside(view.people);
  return (
    <Dialog title={t('workshops:room.people.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <NameForm me={view.me} send={send} />
      <p className="text-lg">
        {t('workshops:room.people.summary', {
          online: view.counts.online,
          done: view.counts.done,
        })}
      </p>
      <ul
        aria-label={t('workshops:room.people.title')}
        className="flex flex-col divide-y divide-line text-lg"
      >
        {inside.map((person) => {
          const place = queue.findIndex((other) => other.id === person.id);
          const isMe = person.id === view.me.personId;
          return (
            <li key={person.id} className="flex min-h-14 items-center gap-3 py-1">
              <PersonMark name={person.name} colour={person.colour} dim={!person.online} />
              <span className="min-w-0 flex-1">
                {person.name}
                {isMe ? <span className="text-ink-soft">{t('workshops:room.people.me')}</span> : null}
                <PersonFacts person={person} />
              </span>
              {place >= 0 ? (
                <HandMark place={place + 1} label={t('workshops:room.people.hand', { place: place + 1 })} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

function PersonFacts({ person }: { person: RoomPerson }) {
  const { t } = useTranslation();
  const facts = [
    person.role === 'facilitator' ? t('workshops:room.people.facilitator') : null,
    person.online ? null : t('workshops:room.people.away'),
  ].filter((fact) => fact !== null);
  return facts.length > 0 ? <span className="block text-base text-ink-soft">{facts.join('・')}</span> : null;
}
