export { default as limit } from './limit.mjs';
