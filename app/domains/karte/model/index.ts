export * from './ages';
export * from './family';
export * from './projection';
export * from './ratios';
export * from './suppression';
export * from './types';
