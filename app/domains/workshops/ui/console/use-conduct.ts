import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientEventInput, ClientEventName } from '../../events';
import { refusalText } from '../live/refusal-text';
import type { SessionConnection } from '../use-session';

/** Sends what the facilitator decides and keeps the sentence of the last refusal; resolves to it, or to null. */
export interface Conduct {
  tell: <E extends ClientEventName>(event: E, input: ClientEventInput<E>) => Promise<string | null>;
  refusal: string | null;
  forget: () => void;
}

export function useConduct(send: SessionConnection['send']): Conduct {
  const { i18n } = useTranslation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const tell = useCallback(
    async <E extends ClientEventName>(event: E, input: ClientEventInput<E>): Promise<string | null> => {
      const answer = await send(event, input);
      const sentence = answer.ok ? null : refusalText(i18n, answer);
      setRefusal(sentence);
      return sentence;
    },
    [send, i18n],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { tell, refusal, forget };
}
