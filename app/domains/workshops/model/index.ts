export * from './agenda';
export * from './codes';
export * from './lists';
export * from './names';
export * from './session';
export * from './timer';
export * from './votes';
