import type { Node } from 'acorn';
import type { DefinitionKind } from '../protocol/messages.ts';
import type { PrivateUse } from './private-uses.ts';
import type { Reference, Scope } from './scopes.ts';

/** A class of the module. */
export interface ClassInfo {
  /** Counts classes in the text's order; the key of its evaluator. */
  id: number;
  name: string;
  start: number;
  end: number;
  /** By a declaration: its module can call it by its name. */
  isDeclared: boolean;
  /** Evaluated just once, at the module's level: it can have an evaluator of its own. */
  single: boolean;
  hasExtends: boolean;
  privateNames: Set<string>;
  hasFields: boolean;
  /** Behind the opening brace: where a constructor goes, when it has none. */
  bodyStart: number;
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
  /** Uses of `#names` in its own code. */
  privates: PrivateUse[];
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

/** What a walk begins with that is to find out about a function. */
export const nothingFound = () => ({
  children: [], captures: new Map(), free: new Set<string>(), references: [], metas: [], targets: [], privates: [], returns: [],
  usesThis: false, usesArguments: false, usesSuper: false, usesNewTarget: false, usesEval: false, usesWith: false, awaits: false, returnsIntoFinally: false, declaresArguments: false,
  bodyNames: new Set<string>(), varNames: new Set<string>(), privateOf: new Set<ClassInfo>(),
} satisfies Partial<FunctionInfo>);

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

/** The initialiser of a field, which stands here as a function without parameters: it runs with each new object. */
export const isInitializer = (fn: FunctionInfo): boolean => fn.kind === 'field';

export const initializerNode = (value: Node): FunctionNode => ({ ...noParameters, start: value.start, end: value.end, body: value as FunctionNode['body'], expression: true });

/** The constructor of a class that has none in its text. */
export const isImplied = (fn: FunctionInfo): boolean => fn.start === fn.end;

export const impliedNode = (at: number): FunctionNode => ({ ...noParameters, start: at, end: at, body: { type: 'BlockStatement', start: at, end: at, body: [] }, expression: false });

const noParameters = { type: 'FunctionExpression', id: null, params: [], async: false, generator: false } as const satisfies Partial<FunctionNode>;

/** How a constructor's guard hands over; `null` for what is no constructor. */
export type Construction = 'base' | 'derived' | 'split';

/**
 * - `base`: the newer code is called with the object, whose fields are there.
 * - `derived`: a stand-in class makes the object, and nothing of the class's own.
 * - `split`: the newer code says what `super` gets, and goes on with the object, which has the fields and `#names` of the class.
 */
export function constructionOf(fn: FunctionInfo): Construction | null {
  if (fn.kind !== 'constructor' || fn.home === null || fn.home === 'object') return null;
  if (!fn.home.hasExtends) return 'base';
  return fn.home.hasFields || fn.home.privateNames.size > 0 ? 'split' : 'derived';
}

/** The nearest functions below that have a guard of their own: those between are part of `fn`'s code. */
export function guardedChildren(children: FunctionInfo[]): FunctionInfo[] {
  return children.flatMap((child) => (child.unguarded === null ? [child] : guardedChildren(child.children)));
}
