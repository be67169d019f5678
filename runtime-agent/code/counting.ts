import { type Edit, insertion } from './edits.ts';
import type { FunctionInfo } from './functions.ts';

/** What a function that can be suspended does to count its calls under way. */
export interface Counting {
  /** Stands before its first statement, and behind its last. */
  enter: string;
  leave: string;
  /** Stand around the expression that an arrow function is made of. */
  open: string;
  close: string;
  /** At its `return`s: edits that come before those of what is within them, and after. */
  before: Edit[];
  after: Edit[];
}

/** Calls that can be suspended outlive the turn they began in. */
export const isCounted = (fn: FunctionInfo): boolean => fn.awaits || fn.node.generator;

/**
 * An async function counts down where it ends: a `finally` around all of its code would cost an `await` loop 6 to 8 of 100 more (Node.js
 * 20 to 26: what a call keeps while it is suspended grows). A generator can be ended from outside, which only a `finally` hears of; and so
 * it is with a `return` that runs a `finally` of the function's own, for that can end in another way.
 * @param count the variable that counts
 * @param mark is put around what is added to a text
 */
export function counting(fn: FunctionInfo, count: string, mark: (text: string) => string): Counting {
  if (!isCounted(fn)) return { enter: '', leave: '', open: '', close: '', before: [], after: [] };
  const begin = `${count}=(${count}|0)+1;try{`;
  if (fn.node.generator || fn.returnsIntoFinally) return { enter: begin, leave: `}finally{--${count}}`, open: '', close: '', before: [], after: [] };
  const [open, close] = ['$lgo=(0,', `),--${count},$lgo`];
  const given = fn.returns.filter(({ start, end }) => start < end);
  const bare = fn.returns.filter(({ start, end }) => start === end);
  return {
    enter: `let $lgo;${begin}`, leave: `;--${count}}catch($lge){--${count};throw $lge}`, open, close,
    before: [...given.map(({ start }) => insertion(start, mark(`(${open}`))), ...bare.map(({ end }) => insertion(end, mark(` void --${count}`)))],
    after: given.map(({ end }) => insertion(end, mark(`${close})`))),
  };
}
