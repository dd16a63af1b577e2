/** What other domains may call of the karte. */
export { seedDemoKarte } from './demo.server';
export { exportKarte } from './export.server';
export { listFigures, listFigureYears } from './figures.server';
export { countPlaces } from './places.server';
export { replaceFacilities } from './repo/places.server';
export { replacePopulation } from './repo/population.server';
export { karteOf } from './view.server';
