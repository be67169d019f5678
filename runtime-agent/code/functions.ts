import type { Node } from 'acorn';
import type { DefinitionKind } from '../protocol/messages.ts';
import type { Reference, Scope } from './scopes.ts';

/** A class of the module. */
export interface ClassInfo {
  /** Counts classes in the text's order; the key of its evaluator. */
  id: number;
  start: number;
  end: number;
  /** Evaluated just once, at the module's level: it can have an evaluator of its own. */
  single: boolean;
  hasExtends: boolean;
  privateNames: Set<string>;
  hasFields: boolean;
  /** Where its evaluator goes: before the closing brace. */
  bodyEnd: number;
}

/** A function of the module, at any depth; what `analyse` found out about it. */
export interface FunctionInfo {
  /** Counts functions in the text's order: the number of its slot. */
  id: number;
  node: FunctionNode;
  start: number;
  end: number;
  /** Where the definition begins for a reader: at the key of a method, at the name of a variable. */
  definitionStart: number;
  kind: DefinitionKind;
  /** As reports name it: `Cart.total`, `outer > inner`. */
  name: string;
  /** The name that `fn.name` has. */
  ownName: string;
  parent: FunctionInfo | null;
  children: FunctionInfo[];
  /** Names of enclosing functions and blocks (not of the module's level) that it or a function in it uses, with where they are declared. */
  captures: Map<string, Scope>;
  /** Names of the module's level and globals that it or a function in it uses. */
  free: Set<string>;
  references: Reference[];
  /** Ranges of `import.meta` in its own code. */
  metas: { start: number; end: number }[];
  /** Ranges of `new.target` in its own code. */
  targets: { start: number; end: number }[];
  usesThis: boolean;
  usesArguments: boolean;
  usesSuper: boolean;
  usesNewTarget: boolean;
  usesEval: boolean;
  /** Within it there is a `with`. */
  usesWith: boolean;
  /** Can be suspended by an `await` in its own code. */
  awaits: boolean;
  /** What its own `return`s give back; an empty range behind the word where that is nothing. */
  returns: { start: number; end: number }[];
  /** A `return` of its own is not the last that happens: a `finally`, a `for`/`of`'s iterator or `using` comes after it. */
  returnsIntoFinally: boolean;
  declaresArguments: boolean;
  /** Names declared at the top of its body, `var`s of inner blocks included, parameters not. */
  bodyNames: Set<string>;
  /** Those of its parameters and its `var`s. */
  varNames: Set<string>;
  /** Classes whose `#names` it uses. */
  privateOf: Set<ClassInfo>;
  /** The class or object literal that it is a member of. */
  home: ClassInfo | 'object' | null;
  isStatic: boolean;
  /** Strict by a directive or a class around it, whatever its module is. */
  strict: boolean;
  /** Why its code cannot be replaced on its own; it is then part of the function around it. */
  unguarded: string | null;
}

export interface FunctionNode extends Node {
  type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression';
  id: (Node & { name: string }) | null;
  params: Pattern[];
  body: Node & { body: Node[] };
  async: boolean;
  generator: boolean;
  expression: boolean;
}

export interface Pattern extends Node {
  name?: string;
  left?: Pattern;
  right?: Node;
  argument?: Pattern;
}

export const isArrow = (fn: FunctionInfo): boolean => fn.node.type === 'ArrowFunctionExpression';

export function isDerivedConstructor(fn: FunctionInfo): boolean {
  return fn.kind === 'constructor' && fn.home !== null && fn.home !== 'object' && fn.home.hasExtends;
}

/**
 * Whether its guard hands on its parameters one by one, and a rest parameter: arrow functions have no `arguments`, and in constructors
 * `arguments` keeps V8 from optimising (object-oriented work at 0.6 of its speed on Node.js 24). One that uses it anyway gets them all as they came.
 */
export const handsOnNames = (fn: FunctionInfo): boolean => isArrow(fn) || (fn.kind === 'constructor' && !fn.usesArguments);

/** What stands for `new.target` among the captured names: newer code is no longer called with `new`. */
export const NEW_TARGET = '$lgt';

/** The function whose `new.target` (and `this`) an arrow function sees; any other function is its own. */
export function lexicalOwner(fn: FunctionInfo): FunctionInfo {
  return isArrow(fn) && fn.parent ? lexicalOwner(fn.parent) : fn;
}

/** Every function below, itself first. */
export function* subtree(fn: FunctionInfo): Generator<FunctionInfo> {
  yield fn;
  for (const child of fn.children) yield* subtree(child);
}

/** The nearest functions below that have a guard of their own: those between are part of `fn`'s code. */
export function guardedChildren(children: FunctionInfo[]): FunctionInfo[] {
  return children.flatMap((child) => (child.unguarded === null ? [child] : guardedChildren(child.children)));
}
