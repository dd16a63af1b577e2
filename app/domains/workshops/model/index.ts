export * from './agenda';
export * from './codes';
export * from './names';
export * from './session';
export * from './timer';
export * from './votes';
