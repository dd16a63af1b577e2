import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import content from '../../../../db/seeds/demo-talks.json';
import { DECLINE_REASONS } from '../talks/model';
import { agreeInTalk } from '../talks/service/agree.server';
import { answerTalk } from '../talks/service/answer.server';
import { askOrganisation, introduceOrganisations } from '../talks/service/ask.server';
import { tendTalks } from '../talks/service/due.server';
import { recordMeeting, sendMessage } from '../talks/service/thread.server';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Who acts for an organisation, by its key; `staff` for the city. */
export type DemoPeople = Map<string, UserPrincipal>;

interface DemoAct {
  act: string;
  who?: string;
  day: number;
  text?: string;
  reason?: string;
  note?: string;
  place?: string;
  people?: string;
  next?: string;
}

interface DemoTalk {
  kind: string;
  from: string;
  to: string;
  day: number;
  by?: string;
  message: string;
  answers: Readonly<Record<string, string | undefined>>;
  acts: readonly DemoAct[];
}

/** Plays the talks of the seed as their people would have had them, each act on its day. */
export async function seedDemoTalks(
  deps: Deps,
  people: DemoPeople,
  known: { ids: ReadonlyMap<string, string>; programmes: ReadonlyMap<string, string> },
): Promise<void> {
  const now = deps.clock.now();
  const talks: readonly DemoTalk[] = content.talks;
  for (const talk of talks) {
    let moment = now - talk.day * DAY;
    const then: Deps = { ...deps, clock: { now: () => moment } };
    const input = {
      programme: must(known.programmes, talk.kind),
      from: must(known.ids, talk.from),
      to: must(known.ids, talk.to),
      message: talk.message,
      answers: Object.fromEntries(
        Object.entries(talk.answers).flatMap(([key, answer]) => (answer ? [[key, answer]] : [])),
      ),
    };
    const ask = talk.by === 'staff' ? introduceOrganisations : askOrganisation;
    const { id } = await ask(then, must(people, talk.by ?? talk.from), input);
    for (const [turn, act] of talk.acts.entries()) {
      moment = now - act.day * DAY + turn * HOUR;
      if (act.act === 'expire') await tendTalks(then);
      else await play(then, must(people, act.who ?? ''), id, act);
    }
  }
}

async function play(deps: Deps, who: UserPrincipal, id: string, act: DemoAct): Promise<void> {
  const text = act.text ?? '';
  switch (act.act) {
    case 'accept':
    case 'ask_back':
    case 'withdraw':
      return answerTalk(deps, who, id, act.act, { text });
    case 'decline': {
      const reason = DECLINE_REASONS.find((one) => one === act.reason);
      return answerTalk(deps, who, id, 'decline', { reason, note: act.note });
    }
    case 'write':
      await sendMessage(deps, who, id, { text, files: [] });
      return;
    case 'meet': {
      const { place = '', people = '', next = '' } = act;
      return recordMeeting(deps, who, id, { day: dayOf(deps.clock.now()), place, people, said: text, next });
    }
    case 'agree':
      await agreeInTalk(deps, who, id);
      return;
    default:
      throw new Error(`the seed has a talk with an unknown act: ${act.act}`);
  }
}

function must<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the seed names ${key}, which is not there`);
  return value;
}
