export { log } from './log.mjs';
import { log } from './log.mjs';

const value = await Promise.resolve('first');
const later = await new Promise((resolve) => setTimeout(resolve, 5, `later ${value}`));
log.push(later);

export const total = () => [value, later];

import.meta.hot?.accept();
