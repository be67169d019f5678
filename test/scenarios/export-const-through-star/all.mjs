export * from './rates.mjs';
