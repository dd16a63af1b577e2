export * from './ages';
export * from './family';
export * from './options';
export * from './projection';
export * from './ratios';
export * from './suppression';
export * from './types';
export * from './view';
