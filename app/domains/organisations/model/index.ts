export * from './fields';
export * from './legal-forms';
export * from './taxonomy';
export * from './types';
