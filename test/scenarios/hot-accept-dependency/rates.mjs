import { log } from './log.mjs';

const full = Number('10');
log.push(`rates ${full}`);

export function rates() {
  return { full };
}

export { full as fullRate };
