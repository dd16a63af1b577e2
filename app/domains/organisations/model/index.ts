export * from './corporate-number';
export * from './duplicates';
export * from './fields';
export * from './legal-forms';
export * from './names';
export * from './taxonomy';
export * from './types';
