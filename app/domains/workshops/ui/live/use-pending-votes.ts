import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionConnection } from '../use-session';
import { refusalText } from './refusal-text';

/** Votes given and taken back that the server has not answered yet: object id → difference. */
export type Pending = Readonly<Record<string, number>>;

/**
 * Sends votes and remembers what is on its way, so that a screen can show it at once. `change` resolves with the
 * sentence of a refusal, or null. `proxy`: the name of somebody without a device.
 */
export function usePendingVotes(
  send: SessionConnection['send'],
  roundId: string | null,
  proxy?: string,
): {
  pending: Pending;
  change: (event: 'vote.cast' | 'vote.undo', objectId: string) => Promise<string | null>;
} {
  const { i18n } = useTranslation();
  const [pending, setPending] = useState<Pending>({});
  const change = useCallback(
    async (event: 'vote.cast' | 'vote.undo', objectId: string): Promise<string | null> => {
      if (roundId === null) return null;
      const step = event === 'vote.cast' ? 1 : -1;
      setPending((before) => withStep(before, objectId, step));
      const answer = await send(event, { roundId, objectId, ...(proxy === undefined ? {} : { proxy }) });
      setPending((before) => withStep(before, objectId, -step));
      return answer.ok ? null : refusalText(i18n, answer);
    },
    [roundId, proxy, send, i18n],
  );
  return { pending, change };
}

function withStep(pending: Pending, objectId: string, step: number): Pending {
  const { [objectId]: before = 0, ...rest } = pending;
  return before + step === 0 ? rest : { ...rest, [objectId]: before + step };
}

/** Votes as they will be once everything sent was accepted; never below none. */
export function applyPending(
  stored: Readonly<Record<string, number>>,
  pending: Pending,
): Record<string, number> {
  const out: Record<string, number> = { ...stored };
  for (const [id, step] of Object.entries(pending)) {
    const votes = Math.max(0, (out[id] ?? 0) + step);
    if (votes === 0) delete out[id];
    else out[id] = votes;
  }
  return out;
}
