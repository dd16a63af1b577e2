export * from './areas';
export * from './validity';
