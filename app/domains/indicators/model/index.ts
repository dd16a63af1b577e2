export * from './definitions';
export * from './figures';
export * from './judgement';
export * from './register';
export * from './view';
