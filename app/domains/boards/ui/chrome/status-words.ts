import { CircleCheck, CloudOff, Eye, Loader, type LucideIcon, OctagonX, Plug } from 'lucide-react';
import type { RoomStatus } from '~/platform/sync/status';
import type { Access, Words } from '../editor/desk';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'calm';

export interface StatusWords {
  icon: LucideIcon;
  tone: Tone;
  /** A word or two for the pill. */
  short: string;
  /** A sentence; null when the pill says it all. */
  long: string | null;
  /** Whether the person can do something about it: try again. */
  retry: boolean;
}

/** How the connection stands, in words. Never says more than is known: "saved" is the server's word alone. */
export function statusWords(status: RoomStatus, access: Access, words: Words): StatusWords {
  switch (status.state) {
    case 'saved':
      return plain(CircleCheck, 'good', words('boards:status.saved'));
    case 'saving':
      return plain(Loader, 'busy', words('boards:status.saving'));
    case 'connecting':
      return plain(Plug, 'busy', words('boards:status.connecting'));
    case 'offline':
      return {
        icon: CloudOff,
        tone: 'warn',
        short: words('boards:status.offline'),
        long: offlineSentence(status, words),
        retry: false,
      };
    case 'read-only':
      return {
        icon: Eye,
        tone: access.reason === 'storage' || access.reason === 'full' ? 'warn' : 'calm',
        short: words('boards:status.readOnly'),
        long: readOnlySentence(status, access, words),
        retry: false,
      };
    case 'refused':
      return {
        icon: OctagonX,
        tone: 'bad',
        short: words('boards:status.refused'),
        long: words(`boards:refusal.${status.refusal ?? 'forbidden'}`),
        retry: true,
      };
  }
}

function plain(icon: LucideIcon, tone: Tone, short: string): StatusWords {
  return { icon, tone, short, long: null, retry: false };
}

function offlineSentence(status: RoomStatus, words: Words): string {
  if (status.unsent === 0) return words('boards:status.offlineNothing');
  return words(status.onDevice ? 'boards:status.offlineKept' : 'boards:status.offlineOnlyPage', {
    count: status.unsent,
  });
}

function readOnlySentence(status: RoomStatus, access: Access, words: Words): string {
  const why = words(`boards:readOnly.${access.reason ?? 'rights'}`);
  return status.withheld > 0 ? `${why}${words('boards:status.withheld')}` : why;
}
