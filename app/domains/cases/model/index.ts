export * from './content';
export * from './status';
export * from './themes';
