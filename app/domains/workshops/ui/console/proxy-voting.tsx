import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '~/domains/boards/ui/board-props';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { cleanName, type ProxyVotes, proxyVoter, type VoteRound, votesGiven } from '../../model';
import { useProxyBallot } from '../live/use-voting';
import { Ballot } from '../room/ballot';
import type { SessionConnection } from '../use-session';

export interface ProxyVotingProps {
  round: VoteRound;
  proxies: readonly ProxyVotes[];
  board: LiveBoard | null;
  send: SessionConnection['send'];
  onShow: (objectId: string) => void;
}

/** Votes for people without a device: by name, with the same budget as everyone. */
export function ProxyVoting({ round, proxies, board, send, onShow }: ProxyVotingProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const mine = proxies.filter((proxy) => proxy.roundId === round.id);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const cleaned = cleanName(String(new FormData(event.currentTarget).get('proxy')));
    if (!cleaned.ok) return setProblem(t(`workshops:errors.${cleaned.problem}`));
    setProblem(null);
    setName(cleaned.name);
  };
  if (name !== null) {
    return (
      <ProxyBallot
        round={round}
        name={name}
        proxies={mine}
        board={board}
        send={send}
        onShow={onShow}
        onDone={() => setName(null)}
      />
    );
  }
  return (
    <details className="rounded-xl bg-white p-3">
      <summary className="min-h-11 cursor-pointer font-bold leading-[2.75rem]">
        {t('workshops:console.proxy.title')}
      </summary>
      <p className="text-ink-soft">{t('workshops:console.proxy.help')}</p>
      <form onSubmit={submit} className="mt-2 flex flex-col gap-2">
        <TextInput
          label={t('workshops:console.proxy.name')}
          name="proxy"
          maxLength={80}
          autoComplete="off"
          errors={problem ? [problem] : undefined}
        />
        <Button type="submit" variant="secondary" size="small">
          {t('workshops:console.proxy.begin')}
        </Button>
      </form>
      <ul className="mt-2 flex flex-col divide-y divide-line">
        {mine.map((proxy) => (
          <li key={proxy.name} className="flex items-center gap-2 py-1">
            <span className="min-w-0 flex-1">{proxy.name}</span>
            <span>{t('workshops:room.votes', { count: votesGiven(proxy.votes) })}</span>
            <Button
              variant="quiet"
              size="small"
              aria-label={t('workshops:console.proxy.changeOne', { name: proxy.name })}
              onPress={() => setName(proxy.name)}
            >
              {t('workshops:console.proxy.change')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ProxyBallot({
  name,
  round,
  proxies,
  board,
  send,
  onShow,
  onDone,
}: ProxyVotingProps & { name: string; onDone: () => void }) {
  const { t } = useTranslation();
  const stored = proxies.find((proxy) => proxyVoter(proxy.name) === proxyVoter(name));
  const voting = useProxyBallot(send, round, name, stored?.votes ?? {});
  return (
    <section
      aria-label={t('workshops:console.proxy.ballot', { name })}
      className="flex flex-col gap-2 rounded-xl bg-white p-3"
    >
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 font-bold">{t('workshops:console.proxy.ballot', { name })}</p>
        <Button size="small" variant="secondary" onPress={onDone}>
          {t('workshops:console.proxy.done')}
        </Button>
      </div>
      {board && voting ? (
        <div className="max-h-96 overflow-y-auto px-4">
          <Ballot voting={voting} board={board} onShow={onShow} />
        </div>
      ) : (
        <p>{t('workshops:console.proxy.openBoard')}</p>
      )}
    </section>
  );
}
