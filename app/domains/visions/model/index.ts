export * from './content';
export * from './parse';
export * from './template';
export * from './vision';
