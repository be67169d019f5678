import { type FunctionInfo, isArrow } from './functions.ts';

/** What a call of a function gives: its value, a promise, an iterator. */
export type Kind = 'plain' | 'async' | 'generator' | 'async generator';

export function kindOf({ node: { async, generator } }: FunctionInfo): Kind {
  if (generator) return async ? 'async generator' : 'generator';
  return async ? 'async' : 'plain';
}

/** Whether the guard in a function object of one kind can hand over to code of another: in an ordinary one it returns whatever it gets. */
export const handsOver = (holder: Kind, code: Kind): boolean => holder === 'plain' || holder === code;

/** What the guard in a function object hands over as `this`: that of its call, that of the code around it, or none. */
export type GivenThis = 'own' | 'outer' | null;

export const givenThis = (fn: FunctionInfo): GivenThis => (isArrow(fn) ? (fn.usesThis ? 'outer' : null) : 'own');

/** Whether a function object that hands over so can run `fn`. */
export function givesThis(given: GivenThis, fn: FunctionInfo): boolean {
  if (!fn.usesThis && !fn.usesSuper) return true;
  return given === (isArrow(fn) ? 'outer' : 'own');
}

/** Tokens of a statement in which only the kinds of the guarded functions are left out: async or not, a generator or not, arrow or not. */
export function kindless(own: string): string {
  return own
    .replace(/\u0001(?:async )?(?:=>|function)\*? /g, '\u0001')
    // Methods have theirs before their key.
    .replace(/(^|\u0000)(?:async\u0000)?(?:\*\u0000)?([^\u0000]+\u0000\u0001)/g, '$1$2');
}

/** The same, with `const f = …` as a declaration: to those who call them they are alike. */
export function outline(own: string): string {
  // `__name` is esbuild's way to keep a function's name.
  return kindless(own).replace(/^(export\u0000)?const\u0000([^\u0000]+)\u0000=\u0000(?:__name\u0000\(\u0000)?\u0001(?:\u0000,\u0000"[^"]*"\u0000\))?$/, '$1\u0001$2');
}
