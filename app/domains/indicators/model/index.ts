export * from './definitions';
export * from './figure-rows';
export * from './figures';
export * from './judgement';
export * from './register';
export * from './view';
