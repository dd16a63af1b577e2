import type { Deps } from '~/platform/deps.server';
import { readWishes } from '../lists';
import type { Reason, RoundInput, RoundResult } from '../model';
import { groupsOf } from '../outcome';
import * as entries from '../repo/entries.server';
import type { GroupView, OutcomeView, ReasonView } from '../view';

/** Names of everybody in these inputs. */
export async function namesFor(
  deps: Pick<Deps, 'db'>,
  inputs: readonly RoundInput[],
): Promise<Map<string, string>> {
  const ids = [...new Set(inputs.flatMap((input) => input.participants.map((one) => one.id)))];
  return new Map((await entries.listNames(deps.db, ids)).map(({ id, name }) => [id, name]));
}

/** A result in words: names in place of ids. It tells of lists, so all of it is for staff only. */
export async function toOutcomeView(
  deps: Pick<Deps, 'db'>,
  input: RoundInput,
  outcome: RoundResult,
): Promise<OutcomeView> {
  const names = await namesFor(deps, [input]);
  const name = (id: string) => names.get(id) ?? id;
  const sides = new Map(input.participants.map((one) => [one.id, one.side]));
  const unplaced = Object.entries(outcome.unplaced).map(([id, reason]) => ({
    id,
    name: name(id),
    side: sides.get(id) ?? ('first' as const),
    reason: toReasonView(reason, names),
  }));
  const isConsortia = outcome.method === 'consortia';
  return {
    method: outcome.method,
    groups: toGroups(input, outcome, names),
    unplaced,
    blocking: isConsortia
      ? outcome.blockingCoalitions.map((one) => ({
          members: [one.lead, ...one.partners].map(name),
          leaves: one.breaks.map(name),
        }))
      : outcome.blockingPairs.map((one) => ({
          members: [one.first, one.second].map(name),
          leaves: [one.firstGivesUp, one.secondGivesUp].filter((id) => id !== null).map(name),
        })),
    stages: isConsortia ? outcome.stages : null,
    candidates: isConsortia ? outcome.candidates : null,
    cut: isConsortia ? outcome.cut.map(name) : [],
    empty: isConsortia ? outcome.empty : null,
  };
}

/** Groups by name. The place is that on a member's own list: of the lead for partners, the worst partner's for leads. */
export function toGroups(
  input: RoundInput,
  outcome: RoundResult,
  names: ReadonlyMap<string, string>,
): GroupView[] {
  const wishes = readWishes(input);
  return groupsOf(outcome).map(([lead = '', ...partners]) => {
    const places = partners.map((id) => wishes.place(lead, id)).filter((place) => place !== null);
    const members = [lead, ...partners].map((id) => ({
      id,
      name: names.get(id) ?? id,
      place: id === lead ? (places.length === 0 ? null : Math.max(...places)) : wishes.place(id, lead),
    }));
    return { members };
  });
}

export function toReasonView(reason: Reason, names: ReadonlyMap<string, string>): ReasonView {
  return {
    code: reason.code,
    others: (reason.others ?? []).map((id) => names.get(id) ?? id),
    types: reason.types ?? [],
  };
}
