import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { type SearchText, thoseOpen, type Within } from '~/platform/searched';
import { mayOverseeTalks, mayWithTalk } from '../policy';
import * as repo from '../repo/talks.server';
import * as thread from '../repo/thread.server';
import { requireTalk } from './access.server';
import { answersIn, shownAnswers } from './questions.server';

/** Id of the request with which a talk began, among its lines. */
const REQUEST = 'request';
/** Id of the answer to a question of the programme. */
const answerTo = (key: string) => `answer ${key}`;

/**
 * What was said in a talk, answered to its programme and kept of its meetings; nothing when there is no such talk. What only staff may
 * read is looked for by nobody else. For the index only: asks nobody.
 */
export async function listTalkTexts(deps: Pick<Deps, 'db'>, id: string): Promise<SearchText[]> {
  const row = await repo.findTalk(deps.db, id);
  if (!row) return [];
  const lines = await thread.listMessages(deps.db, id, true);
  const answers = Object.entries(answersIn({ row })).filter(([, text]) => text !== '');
  return [
    { object: REQUEST, part: 'message', text: row.message, within: id },
    ...answers.map(([key, text]) => ({ object: answerTo(key), part: 'question', text, within: id })),
    ...lines.flatMap((line): SearchText[] => {
      if (line.kind === 'event') return [];
      const within = line.staff_only === 1 ? '' : id;
      return [{ object: line.id, part: line.kind, text: [line.text, ...meetingOf(line)].join(' '), within }];
    }),
  ];
}

/** Place, people and next steps of a meeting. */
function meetingOf({ kind, details }: thread.MessageRow): string[] {
  if (kind !== 'meeting') return [];
  const kept: unknown = JSON.parse(details);
  return ['place', 'people', 'next'].flatMap((key) => {
    const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, key) : '';
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** Where somebody's words are looked for among talks: those of their organisations. */
export async function talksOf(deps: Pick<Deps, 'db'>, principal: Principal): Promise<Within> {
  if (principal.kind !== 'user') return [];
  if (mayOverseeTalks(principal)) return 'everywhere';
  const own = (await repo.listMemberships(deps.db, principal.userId)).map(({ id }) => id);
  return (await repo.listTalksOf(deps.db, own)).map(({ id }) => id);
}

/** Those of the talks that somebody may read, by id: between whom, and which of their lines they see. */
export async function openTalks(
  deps: Pick<Deps, 'db'>,
  principal: Principal,
  ids: Iterable<string>,
): Promise<Map<string, { from: string; to: string; programme: string; lines: ReadonlySet<string> }>> {
  return thoseOpen(ids, async (id) => {
    const { row, standing } = await requireTalk(deps.db, principal, id);
    const seen = await thread.listMessages(deps.db, id, mayWithTalk(standing, 'see-staff-notes'));
    const answered = shownAnswers(row).map(({ key }) => answerTo(key));
    return {
      from: row.from_name,
      to: row.to_name,
      programme: row.programme_name,
      lines: new Set([REQUEST, ...answered, ...seen.map((line) => line.id)]),
    };
  });
}
