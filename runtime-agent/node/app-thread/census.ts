import type { Trace } from '../../code/running.ts';
import { guardedText, withoutGuards } from './to-string.ts';

/** How many of the functions have each of the traces. Calls nothing of the app's. */
export function countTraces(functions: unknown[], traces: Trace[]): number[] {
  const wanted = traces.map((trace) => ({ ...trace, text: trace.text && withoutGuards(trace.text) }));
  const counts = wanted.map(() => 0);
  for (const each of functions) {
    const text = guardedText(each);
    if (text !== null) wanted.forEach((trace, i) => { if (has(text, trace)) counts[i]!++; });
  }
  return counts;
}

function has(text: string, { slot, text: ending, isClass }: Trace): boolean {
  if (isClass && slot === null) return text.startsWith('class') && withoutGuards(text) === ending;
  if (isClass || text.startsWith('class')) return isClass && isClassWith(text, `${slot}!==void 0`, ending ?? '');
  if (slot === null) return ending !== null && isMethodOf(withoutGuards(text), ending);
  return ownSlot(text) === slot && (ending === null || withoutGuards(text).endsWith(ending));
}

const isClassWith = (text: string, test: string, constructor: string): boolean =>
  text.startsWith('class') && text.includes(test) && withoutGuards(text).includes(constructor);

/** Guards of functions within come after a function's own. */
const ownSlot = (text: string): string | undefined => /(\$lg\d+|\$lgx\.g\d+)!==void 0/.exec(text)?.[1];

/** A method's text begins with its name, which is no part of its function's. */
function isMethodOf(text: string, ending: string): boolean {
  return text.endsWith(ending) && /^(?:(?:async|get|set)\s+|\*\s*)*(?:[\p{ID_Continue}$#\\]*|\[.*\]|"[^"]*"|'[^']*')\s*$/su.test(text.slice(0, text.length - ending.length));
}
