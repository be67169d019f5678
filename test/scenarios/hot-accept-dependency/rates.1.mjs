import { log } from './log.mjs';

const full = Number('20');
log.push(`rates ${full}`);

export function rates() {
  return { full };
}

export { full as fullRate };
