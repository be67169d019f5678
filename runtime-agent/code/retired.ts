import { type FunctionInfo, impliedNode, isInitializer, nothingFound } from './functions.ts';
import type { RunningFunction, RunningModule, RunningStatement, Trace } from './running.ts';
import type { FunctionCode } from './snapshot.ts';

/** Functions that the text has no more. Their function objects may be alive: should the function come back, they follow. */
export type Retired = ReadonlyMap<string, RunningFunction>;

/** More functions than anybody takes out of a file and remembers. */
const MAX_RETIRED = 500;

/** What is retired once these statements run. */
export function retiredAfter({ statements: before, retired }: RunningModule, statements: RunningStatement[]): Retired {
  const slots = new Set(allIn(statements).flatMap((fn) => fn.slots.map(({ name }) => name)));
  const isAlive = (fn: RunningFunction): boolean => fn.slots.some(({ name }) => slots.has(name));
  const gone = allIn(before).filter((fn) => !isAlive(fn) && !isInitializer(fn.code.fn));
  const all = [...[...retired].filter(([, fn]) => !isAlive(fn)), ...gone.map((fn) => [keyOf(fn.code.fn), bare(fn)] as const)];
  return new Map(all.slice(-MAX_RETIRED));
}

/** The function of which `code` is the continuation. One without a name must be the very same: there may have been many such. */
export function revived(retired: Retired, { fn, own, shape }: FunctionCode): RunningFunction | null {
  const known = retired.get(keyOf(fn));
  if (!known) return null;
  return fn.ownName !== '' || (known.code.own === own && known.code.shape === shape) ? known : null;
}

/** By what its function objects, and those in it, are known. */
export const tracesOf = (fn: RunningFunction): Trace[] => withChildren(fn).flatMap(({ slots, loose, leftovers }) => [...slots.map(({ trace }) => trace), ...loose, ...leftovers]);

const allIn = (statements: RunningStatement[]): RunningFunction[] => statements.flatMap(({ functions }) => functions.flatMap(withChildren));

const withChildren = (fn: RunningFunction): RunningFunction[] => [fn, ...fn.children.flatMap(withChildren)];

const keyOf = ({ kind, name }: FunctionInfo): string => `${kind} ${name}`;

/** Without the tree of the text that it stood in, which would be kept alive by it. */
function bare(running: RunningFunction): RunningFunction {
  const { code, children } = running;
  const { fn, analysis } = code;
  const { async, generator, type } = fn.node;
  const node = { ...impliedNode(fn.start), end: fn.end, async, generator, type };
  return {
    ...running, children: children.map(bare),
    code: { ...code, loose: [], children: [], fn: { ...fn, ...nothingFound(), node, parent: null, home: null }, analysis: { ...analysis, text: '', body: { ...analysis.body, statements: [], outer: [] }, functions: [], roots: [], classes: [], references: [], privateUses: [] } },
  };
}
