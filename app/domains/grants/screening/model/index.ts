export * from './outcome';
export * from './proposal';
export * from './rights';
export * from './scores';
