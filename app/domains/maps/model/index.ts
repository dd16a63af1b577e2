export * from './corners';
export * from './crosshair';
export * from './filter';
export * from './geometry';
export * from './limits';
export { parseFeature, parseLayer, point } from './parse';
export * from './place';
export * from './published';
export * from './types';
