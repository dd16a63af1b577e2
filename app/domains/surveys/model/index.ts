export * from './questions';
export * from './results';
export * from './state';
