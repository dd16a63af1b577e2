import { readWishes } from './lists';
import type { RoundInput, RoundResult } from './model';
import { groupsOf } from './outcome';
import type { TrialFigures } from './view';

/** What two results are compared by. Places count once for each partner that somebody has. */
export function figuresOf(input: RoundInput, result: RoundResult): TrialFigures {
  const wishes = readWishes(input);
  const groups = groupsOf(result);
  const places = groups
    .flatMap(([lead, ...partners]) =>
      partners.flatMap((id) => [wishes.place(lead ?? '', id), wishes.place(id, lead ?? '')]),
    )
    .filter((place) => place !== null);
  const sum = places.reduce((all, one) => all + one, 0);
  const isConsortia = result.method === 'consortia';
  return {
    groups: groups.length,
    placed: new Set(groups.flat()).size,
    blocking: isConsortia ? result.blockingCoalitions.length : result.blockingPairs.length,
    meanPlace: places.length === 0 ? null : Math.round((10 * sum) / places.length) / 10,
    firstChoices: places.filter((place) => place === 1).length,
    worst: isConsortia ? result.stages.worst : null,
    wait: isConsortia ? result.stages.wait : null,
    total: isConsortia ? result.stages.total : null,
  };
}
