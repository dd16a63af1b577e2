import { Eye, EyeOff, Users } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../board-context';
import type { BoardPerson } from '../board-props';
import { useSignal } from '../editor/signal';

/** Faces in the bar before a number takes over. */
const FACES = 4;

/** Who is on this board, as initials in their colours; opens the list with "look along". */
export function People() {
  const { t } = useTranslation();
  const { presence, desk, following } = useEditor();
  const peers = useSignal(presence.peers);
  const followed = useSignal(following.target);
  const everyone: BoardPerson[] = [desk.person, ...peers];
  return (
    <DialogTrigger>
      <Button
        aria-label={t('boards:people.open', { count: everyone.length })}
        className="flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-xl px-2 hover:bg-solid-gray-50"
      >
        <span aria-hidden="true" className="hidden -space-x-2 @4xl:flex">
          {everyone.slice(0, FACES).map((person) => (
            <Face key={person.id} person={person} />
          ))}
        </span>
        <Users aria-hidden="true" className="size-5.5 @4xl:hidden" />
        <span className="text-base">{t('boards:people.count', { count: everyone.length })}</span>
      </Button>
      <Popover
        placement="bottom end"
        className="w-80 max-w-[calc(100vw-1rem)] rounded-2xl border border-black/5 bg-white shadow-float"
      >
        <Dialog
          aria-label={t('boards:people.title')}
          className="max-h-[60dvh] overflow-y-auto p-2 outline-none"
        >
          <h2 className="px-2 pb-1 pt-2 text-base">{t('boards:people.title')}</h2>
          <ul>
            {everyone.map((person) => (
              <li key={person.id} className="flex min-h-12 items-center gap-3 px-2">
                <Face person={person} />
                <span className="min-w-0 flex-1 truncate">
                  {person.name}
                  {person.id === desk.person.id ? t('boards:people.you') : null}
                </span>
                {person.id === desk.person.id ? null : (
                  <FollowButton
                    name={person.name}
                    on={followed === person.id}
                    onPress={() => following.target.set(followed === person.id ? null : person.id)}
                  />
                )}
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
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
