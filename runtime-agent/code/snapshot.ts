import type { Token } from 'acorn';
import type { DefinitionKind } from '../protocol/messages.ts';
import type { Analysis } from './analyse.ts';
import { DEFAULT, type Exports, exportsOf } from './exports.ts';
import { type ClassInfo, type FunctionInfo, guardedChildren, isInitializer } from './functions.ts';
import { analyseModule } from './guard.ts';
import { kindless } from './kinds.ts';
import type { Format } from './parse.ts';
import type { AnyNode } from './patterns.ts';
import { type ImportedName, importsOf, requireSource } from './imports.ts';
import { headingOf, membersOf } from './class-text.ts';
import { isPart, oneByOne } from './declarations.ts';
import { withoutKeptName } from './names.ts';
import { describe } from './describe.ts';
import { isPlainClass, type Plainness, plainnessOf } from './plainness.ts';
import { TokenReader } from './token-reader.ts';
import { isNeverRun } from './visitors.ts';
import { type ExportedProperty, exportsGetters, propertiesOf, type Reexported, reexported } from './properties.ts';

/** A guarded function's code, with the guarded functions in it cut out. Two that compare equal do the same. */
export interface FunctionCode {
  fn: FunctionInfo;
  analysis: Analysis;
  /** Its own tokens; a guarded function in it is only its {@link shape} there. Comments and white space do not count. */
  own: string;
  /** The code of functions in it that have no guard, and that somebody may hold, and of classes but for their guarded functions. */
  loose: Loose[];
  /** What whoever is around it must know of it: its kind and its declared name. */
  shape: string;
  children: FunctionCode[];
}

/** Code within a function that cannot be replaced on its own. */
export interface Loose {
  name: string;
  own: string;
  source: string;
  isClass: boolean;
  start: number;
  end: number;
}

/** A statement at the module's level. */
export interface Statement {
  node: AnyNode;
  /** Of its text. */
  analysis: Analysis;
  own: string;
  kind: DefinitionKind;
  name: string;
  /** What it declares. */
  names: string[];
  start: number;
  end: number;
  functions: FunctionCode[];
  classes: ClassInfo[];
  /** Only a declaration of a guarded function: its place among the statements does not matter. */
  isFunction: boolean;
  /** Why the functions in it that have no guard have none. */
  unguarded: string[];
  /** Of a class: its tokens up to what it extends, or to its body. */
  heading: string | null;
  /** Of a derived class: what it extends. */
  superclass: Superclass | null;
  /** Of a class: what is in it, one by one. */
  members: Member[];
  /** Other modules can see what it declares. */
  exported: boolean;
  /** What it declares can be declared in the running module: one function, one class, or one variable, for which no code runs. */
  binding: Binding | null;
  /** What it takes from other modules, when it does nothing else. */
  imports: ImportedName[] | null;
  /** A property of what a CommonJS module exports: each of `module.exports = { a, b }` is a statement of its own. */
  property: Property | null;
  /** `Object.assign(exports, require('./a.cjs'))`, or what esbuild makes of `export *`. */
  reexported: Reexported | null;
}

export interface Property {
  key: string;
  /** As code of the module reaches it. */
  target: string;
  /** The value is a function that reads it. */
  getter: boolean;
  plainness: Plainness;
  /** The value is just this name. */
  alias: string | null;
  /** The value is just this of another module. */
  from: { specifier: string; imported: string } | null;
  /** The value. */
  start: number;
  end: number;
}

/** A name of the module's level, and what it is bound to. */
export interface Binding {
  name: string;
  /** Of a variable: its initialiser, empty where there is none; of a function or class: itself. */
  start: number;
  end: number;
  plainness: 'value' | 'made';
  constant: boolean;
}

export interface Superclass {
  node: AnyNode;
  own: string;
  /** `Cart`, `shop.Cart`; empty for what is computed. */
  name: string;
  start: number;
  end: number;
}

/** A member of a class. Equal `own` and equal functions: the same member. */
export interface Member {
  node: AnyNode;
  own: string;
  kind: DefinitionKind;
  name: string;
  start: number;
  end: number;
  functions: FunctionCode[];
  isStatic: boolean;
  /** `null` when it is computed, and of a static block. */
  key: string | null;
  /** Of a field: its value. */
  value: FieldValue | null;
}

/** What a field begins with. */
export interface FieldValue {
  start: number;
  end: number;
  plainness: Plainness;
  /** Of an instance's: as a function. */
  initializer: FunctionInfo | null;
}

/** A module's text as definitions: what updates compare. */
export interface Snapshot {
  text: string;
  format: Format;
  analysis: Analysis;
  /** All but those that only export. */
  statements: Statement[];
  /** Of an ES module. */
  exports: Exports;
}

/** @throws ParseError */
export function snapshot(text: string, format: Format): Snapshot {
  const tokens: Token[] = [];
  const analysis = analyseModule(text, format, (token) => tokens.push(token));
  const reader = new TokenReader(text, tokens);
  const { outer, statements } = analysis.body;
  const exports = exportsOf(statements);
  const locals = new Set([...exports.names.values()].map(({ local }) => local));
  const nodes = [...outer, ...statements].filter((node) => node.type !== 'EmptyStatement' && !keepsName(node) && !onlyExports(node) && !isAnnotation(node) && !exportsGetters(node));
  return { text, format, analysis, exports, statements: numbered(nodes.flatMap((node) => statementsOf(node, analysis, reader, locals))) };
}

/** Statements that a reader would call the same are told apart by their number. */
function numbered(statements: Statement[]): Statement[] {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    if (statement.kind !== 'statement') continue;
    const count = (counts.get(statement.name) ?? 0) + 1;
    counts.set(statement.name, count);
    if (count > 1) statement.name += ` #${count}`;
  }
  return statements;
}

function statementsOf(node: AnyNode, analysis: Analysis, reader: TokenReader, exported: ReadonlySet<string | null>): Statement[] {
  const properties = analysis.format === 'commonjs' ? propertiesOf(node) : null;
  return properties ? properties.map((property) => propertyStatement(property, analysis, reader)) : oneByOne(node).map((each) => statementOf(each, analysis, reader, exported));
}

function propertyStatement({ key, target, getter, value, start, end }: ExportedProperty, analysis: Analysis, reader: TokenReader): Statement {
  const inside = <T extends { start: number; end: number }>(item: T) => item.start >= start && item.end <= end;
  const roots = analysis.roots.filter(inside);
  const functions = guardedChildren(roots).map((fn) => functionCode(fn, analysis, reader));
  const member = value.type === 'MemberExpression' && !value['computed'] ? value : null;
  const source = member && requireSource(member['object'] as AnyNode);
  return {
    own: reader.own(value.start, value.end, functions), kind: 'export', name: key, names: [target], start, end, functions,
    classes: analysis.classes.filter(inside), isFunction: false, unguarded: unguardedIn(roots), exported: true,
    ...headingOf(value, functions, analysis.text, reader), members: membersOf(value, key, functions, analysis, reader), binding: null, imports: null, reexported: null, node: value, analysis,
    property: {
      key, target, getter, start: value.start, end: value.end, plainness: plainnessOf(value), alias: aliasOf(getter ? (value['body'] as AnyNode) : value),
      from: source && { specifier: source.specifier, imported: (member['property'] as AnyNode)['name'] as string },
    },
  };
}

const aliasOf = (value: AnyNode): string | null => (value.type === 'Identifier' && value['name'] !== 'undefined' ? (value['name'] as string) : null);

/** `export { a }`, `export * from './b.mjs'` */
const onlyExports = (node: AnyNode): boolean => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && !node['declaration']);

/** What an `export` declares is what it would be without. */
const declarationOf = (node: AnyNode): AnyNode => (node.type.startsWith('Export') ? (node['declaration'] as AnyNode) : node);

function statementOf(node: AnyNode, analysis: Analysis, reader: TokenReader, exported: ReadonlySet<string | null>): Statement {
  const inside = <T extends { start: number; end: number }>(item: T) => item.start >= node.start && item.end <= node.end;
  const roots = analysis.roots.filter(inside);
  const functions = guardedChildren(roots).map((fn) => functionCode(fn, analysis, reader));
  const { kind, name, names } = describe(node, analysis.text);
  const own = reader.own(declarationOf(node).start, node.end, functions);
  return {
    // With or without its semicolon it is the same statement.
    own: `${isPart(declarationOf(node)) ? `${String(declarationOf(node)['kind'])}\u0000` : ''}${own}`.replace(/\0;$/, ''), kind, name, names, start: node.start, end: node.end, functions,
    classes: analysis.classes.filter(inside), isFunction: kind === 'function' && functions.length === 1 && functions[0]!.fn.parent === null,
    exported: names.some((each) => exported.has(each)), binding: bindingOf(node), node, analysis,
    ...headingOf(node, functions, analysis.text, reader),
    members: membersOf(node, name, functions, analysis, reader),
    unguarded: unguardedIn(roots), imports: importsOf(node), property: null, reexported: reexported(node),
  };
}

function unguardedIn(roots: FunctionInfo[]): string[] {
  return roots.flatMap((fn) => (fn.unguarded && fn.unguarded !== 'callback' && fn.unguarded !== 'invoked' ? [fn.unguarded] : []));
}

const isAnnotation = (node: AnyNode): boolean => node.type === 'ExpressionStatement' && isNeverRun(node['expression'] as AnyNode);

/** `__name(f, "f")`, with which esbuild (and so tsx) keeps a function's name. */
function keepsName(node: AnyNode): boolean {
  const call = node.type === 'ExpressionStatement' ? (node['expression'] as AnyNode) : null;
  return call?.type === 'CallExpression' && (call['callee'] as AnyNode)['name'] === '__name';
}

function functionCode(fn: FunctionInfo, analysis: Analysis, reader: TokenReader): FunctionCode {
  const children = guardedChildren(fn.children).map((child) => functionCode(child, analysis, reader));
  const loose = looseIn(fn.children).map((inner) => ({ name: inner.name, own: reader.own(inner.start, inner.end, []), source: analysis.text.slice(inner.start, inner.end), isClass: false, start: inner.start, end: inner.end }));
  return { fn, analysis, own: reader.own(fn.start, fn.end, children), shape: shapeOf(fn), children, loose: [...loose, ...classesIn(fn, children, analysis, reader)] };
}

/** Classes that are made in a function, and in no guarded function in it: those made before go on with the members that they were made with. */
function classesIn(fn: FunctionInfo, children: FunctionCode[], { classes, text }: Analysis, reader: TokenReader): Loose[] {
  const isIn = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean => inner.start >= outer.start && inner.end <= outer.end;
  const own = classes.filter((info) => isIn(info, fn) && !children.some((child) => isIn(info, child.fn)));
  return own.map((info) => {
    const { name, start, end } = info;
    const holes = children.filter((child) => isIn(child.fn, info));
    return { name, start, end, isClass: true, source: text.slice(start, end), own: kindless(reader.own(start, end, holes)) };
  });
}

/** Functions without a guard that are not called at once: a function object of them goes on with the code it was made with. */
function looseIn(functions: FunctionInfo[]): FunctionInfo[] {
  return functions.flatMap((fn) => {
    if (fn.unguarded === null) return [];
    return fn.unguarded === 'callback' || fn.unguarded === 'invoked' ? looseIn(fn.children) : [fn];
  });
}

function bindingOf(statement: AnyNode): Binding | null {
  const node = declarationOf(statement);
  if (statement.type === 'ExportDefaultDeclaration' && !node.type.endsWith('Declaration')) {
    const plainness = plainnessOf(node);
    return plainness && { name: DEFAULT, start: node.start, end: node.end, plainness, constant: true };
  }
  if (node.type.endsWith('Declaration') && node.type !== 'VariableDeclaration' && !node['id']) return null;
  if (node.type === 'ClassDeclaration') return isPlainClass(node) ? { name: (node['id'] as AnyNode)['name'] as string, start: node.start, end: node.end, plainness: 'made', constant: false } : null;
  if (node.type === 'FunctionDeclaration') return { name: (node['id'] as AnyNode)['name'] as string, start: node.start, end: node.end, plainness: 'made', constant: false };
  const declarators = node.type === 'VariableDeclaration' ? (node['declarations'] as AnyNode[]) : [];
  const [{ id, init }] = declarators.length === 1 ? (declarators as unknown as [{ id: AnyNode; init: AnyNode | null }]) : [{ id: null, init: null }];
  if (id?.type !== 'Identifier') return null;
  const name = id['name'] as string;
  if (!init) return { name, start: id.end, end: id.end, plainness: 'value', constant: false };
  // The code that binds it gives it its name.
  const value = withoutKeptName(init);
  const plainness = plainnessOf(value);
  return plainness && { name, start: value.start, end: value.end, plainness, constant: node['kind'] === 'const' };
}

function shapeOf(fn: FunctionInfo): string {
  if (isInitializer(fn)) return 'field ';
  const { async, generator, type, id } = fn.node;
  const form = type === 'ArrowFunctionExpression' ? '=>' : fn.kind === 'constructor' ? 'constructor' : 'function';
  return `${async ? 'async ' : ''}${form}${generator ? '*' : ''} ${type === 'FunctionDeclaration' && id ? id.name : ''}`;
}
