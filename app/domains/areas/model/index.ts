export * from './areas';
export * from './classes';
export * from './figures';
export * from './groups';
export * from './search';
export * from './shapes';
export * from './standing';
export * from './validity';
