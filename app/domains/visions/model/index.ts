export * from './content';
export * from './page';
export * from './parse';
export * from './template';
export * from './vision';
