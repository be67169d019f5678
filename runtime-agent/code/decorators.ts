/**
 * Standard decorators, as esbuild (and so tsx) compiles them: statements around the class that share arrays by numbers. They mean something
 * together only, and just once: none of them is run alone, and none is run again.
 */
import { outline } from './kinds.ts';
import type { RunningModule, RunningStatement } from './running.ts';
import type { Snapshot, Statement } from './snapshot.ts';

/** Decorators that have changed, came or went, with the classes that they are of. */
export interface ChangedDecorators {
  running: ReadonlySet<RunningStatement>;
  next: ReadonlySet<Statement>;
  /** Those of `next`. */
  classes: Statement[];
}

const none: ChangedDecorators = { running: new Set(), next: new Set(), classes: [] };

export function changedDecorators(running: RunningModule, { statements }: Snapshot): ChangedDecorators {
  const olds = running.statements.map(({ statement }) => statement);
  const [before, after] = [machineryIn(olds), machineryIn(statements)];
  if (textOf(before) === textOf(after)) return none;
  const words = new Set([...before, ...after].flatMap(wordsOf));
  const isDecorated = ({ heading, names }: Statement): boolean => heading !== null && names.some((name) => words.has(name));
  const classes = statements.filter(isDecorated);
  return {
    running: new Set(running.statements.filter(({ statement }) => before.includes(statement) || isDecorated(statement))),
    next: new Set([...after, ...classes]), classes,
  };
}

/** What the compiler has put around classes that have decorators. */
function machineryIn(statements: Statement[]): Statement[] {
  const arrays = new Set(statements.filter(declaresArrays).flatMap(({ names }) => names));
  const isOwn = (statement: Statement): boolean => declaresArrays(statement) || wordsOf(statement).some((word) => helpers.has(word) || arrays.has(word));
  return statements.filter((statement) => statement.heading === null && !statement.names.some((name) => name.startsWith('__')) && isOwn(statement));
}

/** `var _total_dec, _Cart_decorators, _init;` */
const declaresArrays = ({ kind, own, names: [name] }: Statement): boolean => kind === 'variable' && !own.includes('=') && /^_(init\d*|\w+_dec|\w+_decorators)$/.test(name ?? '');

const helpers = new Set(['__decoratorStart', '__decorateElement', '__runInitializers']);

const wordsOf = ({ own }: Statement): string[] => own.split('\u0000');

/** It has been done to the class that there is: done again it would be done twice. */
export const isDecoration = (statement: Statement): boolean =>
  declaresArrays(statement) || wordsOf(statement).some((word) => helpers.has(word) || /^__decorate(Class|Param)?$/.test(word) || /^_\w+_dec(orators)?$/.test(word));

const textOf = (statements: Statement[]): string => statements.map(({ own }) => outline(own)).join('\n');

/** Members that a class's decorators, as TypeScript knew them first, have been given: `__decorateClass([…], Cart.prototype, "total", 1)`. */
export function decoratedMembers(statements: Statement[], classNames: string[]): Set<string> {
  const calls = statements.map(wordsOf).filter((words) => classNames.some((name) => words.includes(name)) && words.some((word) => /^__decorate(Class|Element)?$/.test(word)));
  return new Set(calls.flatMap((words) => words.flatMap((word) => (/^["'].*["']$/.test(word) ? [word.slice(1, -1)] : []))));
}
