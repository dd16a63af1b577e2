import { CircleCheck, Ellipsis, Hand } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '../../model';
import { PersonMark } from '../live/person-mark';

export interface PersonRowProps {
  person: RoomPerson;
  isMe: boolean;
  /** Whether everyone is asked to look along with this person. */
  followed: boolean;
  onFollow: (on: boolean) => void;
  onRemove: () => void;
}

const ITEM =
  'flex min-h-11 cursor-pointer items-center rounded-lg px-4 py-2 outline-none data-[focused]:bg-brand-soft data-[hovered]:bg-brand-soft';

/** One person with what they signal, and a menu of what can be done. */
export function PersonRow({ person, isMe, followed, onFollow, onRemove }: PersonRowProps) {
  const { t } = useTranslation();
  const facts = [
    person.role === 'facilitator' ? t('workshops:room.people.facilitator') : null,
    person.online ? null : t('workshops:room.people.away'),
    followed ? t('workshops:console.people.followed') : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex min-h-12 items-center gap-2 py-1">
      <PersonMark name={person.name} colour={person.colour} dim={!person.online} />
      <span className="min-w-0 flex-1">
        {person.name}
        {isMe ? <span className="text-ink-soft">{t('workshops:room.people.me')}</span> : null}
        {facts.length > 0 ? <span className="block text-ink-soft">{facts.join('・')}</span> : null}
      </span>
      {person.handRaisedAt !== null ? (
        <Hand role="img" aria-label={t('workshops:console.people.handUp')} className="size-5 text-warn" />
      ) : null}
      {person.done ? (
        <CircleCheck role="img" aria-label={t('workshops:room.dock.done')} className="size-5 text-good" />
      ) : null}
      <MenuTrigger>
        <Button
          aria-label={t('workshops:console.people.menu', { name: person.name })}
          className="flex size-11 shrink-0 items-center justify-center rounded-lg hover:bg-brand-soft"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
        <Popover className="rounded-xl border border-line bg-white p-1 shadow-float">
          <Menu
            aria-label={person.name}
            onAction={(key) => (key === 'remove' ? onRemove() : onFollow(!followed))}
            className="outline-none"
          >
            <MenuItem id="follow" className={ITEM}>
              {followed ? t('workshops:console.follow.end') : t('workshops:console.people.followThis')}
            </MenuItem>
            {person.role === 'participant' ? (
              <MenuItem id="remove" className={`${ITEM} text-danger`}>
                {t('workshops:console.people.remove')}
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
    </li>
  );
}
