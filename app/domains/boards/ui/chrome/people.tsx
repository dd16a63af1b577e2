import { Eye, EyeOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../board-context';
import type { BoardPerson } from '../board-props';
import { useSignal } from '../editor/signal';
import { PeopleButton } from './people-button';

/** Who is on this board, as initials in their colours; opens the list with "look along". */
export function People() {
  const { t } = useTranslation();
  const { presence, desk, following } = useEditor();
  const peers = useSignal(presence.peers);
  const followed = useSignal(following.target);
  const everyone: BoardPerson[] = [desk.person, ...peers];
  return (
    <PeopleButton
      people={everyone}
      label={t('boards:people.open', { count: everyone.length })}
      title={t('boards:people.title')}
      name={(person) => (
        <>
          {person.name}
          {person.id === desk.person.id ? t('boards:people.you') : null}
        </>
      )}
      action={(person) =>
        person.id === desk.person.id ? null : (
          <FollowButton
            name={person.name}
            on={followed === person.id}
            onPress={() => following.target.set(followed === person.id ? null : person.id)}
          />
        )
      }
    />
  );
}

function FollowButton({ name, on, onPress }: { name: string; on: boolean; onPress: () => void }) {
  const { t } = useTranslation();
  const Icon = on ? EyeOff : Eye;
  return (
    <Button
      onPress={onPress}
      aria-pressed={on}
      aria-label={t('boards:people.followPerson', { name })}
      className="flex min-h-11 items-center gap-1.5 rounded-xl px-2 text-sm text-brand hover:bg-brand-soft aria-pressed:font-bold"
    >
      <Icon aria-hidden="true" className="size-4.5" />
      {on ? t('boards:people.unfollow') : t('boards:people.follow')}
    </Button>
  );
}

/** Says whom one is looking along with, and ends it. */
export function FollowSign() {
  const { t } = useTranslation();
  const { presence, following } = useEditor();
  const target = useSignal(following.target);
  const peers = useSignal(presence.peers);
  const person = peers.find(({ id }) => id === target);
  if (!person) return null;
  return (
    <div
      style={{ borderColor: person.colour }}
      className="pointer-events-none absolute inset-0 z-10 border-4 print:hidden"
    >
      <Button
        onPress={() => following.target.set(null)}
        style={{ backgroundColor: person.colour }}
        className="pointer-events-auto absolute left-1/2 top-0 flex min-h-11 -translate-x-1/2 items-center gap-2 rounded-b-xl px-4 text-base font-bold text-white"
      >
        {t('boards:people.following', { name: person.name })}
        <span className="underline underline-offset-4">{t('boards:people.unfollow')}</span>
      </Button>
    </div>
  );
}
