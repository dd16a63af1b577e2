/** What one map may hold. Readers show what is there; our accessors refuse to go beyond. */
export const MAP_LIMIT = { features: 5_000, layers: 20, points: 1_000 } as const;
/** Longest text of a feature and longest name of a layer, in UTF-16 units. */
export const TEXT_LIMIT = 2_000;
export const LAYER_NAME_LIMIT = 30;
/** Web Mercator shows nothing beyond. */
export const LAT_LIMIT = 85.05;
