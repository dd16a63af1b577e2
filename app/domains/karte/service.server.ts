/** What other domains may call of the karte. */
export { replaceFacilities } from './repo/places.server';
export { replacePopulation } from './repo/population.server';
