export { log } from './log.mjs';
import { log } from './log.mjs';

const current = Number('1');
log.push(`run ${current}`);

export const value = () => current;
