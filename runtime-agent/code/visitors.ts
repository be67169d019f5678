/** For each kind of node what the walk does there: only what declares, refers, nests or names is listed. */
import type { DefinitionKind } from '../protocol/messages.ts';
import type { FunctionNode } from './functions.ts';
import type { AnyNode } from './patterns.ts';
import type { Naming, Walker } from './walker.ts';

export const memberKinds: Record<string, DefinitionKind | undefined> = { get: 'getter', set: 'setter', constructor: 'constructor' as const, method: 'method' };

type Visitor = (walker: Walker, node: AnyNode, naming?: Naming) => void;

const loopVisitor: Visitor = (w, node) => w.loop(() => w.within('block', node, () => w.visitChildren(node)));
const functionVisitor: Visitor = (w, node, naming) => w.function(node as unknown as FunctionNode, naming);
const classVisitor: Visitor = (w, node, naming) => w.class(node, naming);
const skip: Visitor = () => {};

/** Only what declares, refers, nests or names; every other node's children are visited in order. */
export const visitors: Record<string, Visitor> = {
  FunctionDeclaration: functionVisitor,
  FunctionExpression: functionVisitor,
  ArrowFunctionExpression: functionVisitor,
  ClassDeclaration: classVisitor,
  ClassExpression: classVisitor,
  BlockStatement: (w, node) => w.within('block', node, () => w.visitAll(node['body'])),
  SwitchStatement: (w, node) => {
    w.visitOne(node['discriminant']);
    w.within('block', node, () => w.visitAll(node['cases']));
  },
  ForStatement: loopVisitor,
  ForInStatement: loopVisitor,
  ForOfStatement: (w, node) => {
    if (node['await']) w.noteAwait();
    w.beforeFinally(() => loopVisitor(w, node));
  },
  AwaitExpression: (w, node) => {
    w.noteAwait();
    w.visitChildren(node);
  },
  WhileStatement: loopVisitor,
  DoWhileStatement: loopVisitor,
  WithStatement: (w, node) => {
    w.markWith();
    w.visitOne(node['object']);
    w.within('with', node, () => w.visitOne(node['body']));
  },
  ReturnStatement: (w, node) => {
    w.noteReturn(node);
    w.visitChildren(node);
  },
  TryStatement: (w, node) => {
    if (!node['finalizer']) return w.visitChildren(node);
    w.beforeFinally(() => {
      w.visitOne(node['block']);
      w.visitOne(node['handler']);
    });
    w.visitOne(node['finalizer']);
  },
  CatchClause: (w, node) => w.within('block', node, () => {
    w.declare(node['param'], false);
    if (node['param']) visitPattern(w, node['param'] as AnyNode);
    w.visitOne(node['body']);
  }),
  VariableDeclaration: (w, node) => {
    if (node['kind'] === 'await using') w.noteAwait();
    if (String(node['kind']).endsWith('using')) w.noteDisposal();
    for (const declarator of node['declarations'] as AnyNode[]) {
      const id = declarator['id'] as AnyNode;
      w.declare(id, node['kind'] === 'var');
      visitPattern(w, id);
      w.visitOne(declarator['init'], id.type === 'Identifier' ? { name: id['name'] as string, definitionStart: declarator.start } : undefined);
    }
  },
  ImportDeclaration: (w, node) => {
    for (const specifier of node['specifiers'] as AnyNode[]) w.declare(specifier['local'], false);
  },
  ExportNamedDeclaration: (w, node) => w.visitOne(node['declaration']),
  ExportDefaultDeclaration: (w, node) => {
    const declaration = node['declaration'] as AnyNode;
    w.visitOne(declaration, declaration['id'] ? undefined : { name: 'default', definitionStart: node.start });
  },
  ExportAllDeclaration: skip,
  LabeledStatement: (w, node) => w.visitOne(node['body']),
  BreakStatement: skip,
  ContinueStatement: skip,
  Identifier: (w, node) => w.refer(node),
  ThisExpression: (w) => w.mark('usesThis'),
  Super: (w) => w.mark('usesSuper'),
  MetaProperty: (w, node) => {
    if ((node['meta'] as AnyNode)['name'] === 'import') w.noteMeta(node);
    else w.noteTarget(node);
  },
  MemberExpression: (w, node) => {
    const object = node['object'] as AnyNode;
    const property = node['property'] as AnyNode;
    if (object.type === 'Identifier') w.refer(object, 'value', node['computed'] ? null : (property['name'] as string));
    else w.visit(object);
    if (property.type === 'PrivateIdentifier') w.notePrivate(node, property['name'] as string);
    else if (node['computed']) w.visitOne(property);
  },
  BinaryExpression: (w, node) => {
    const left = node['left'] as AnyNode;
    if (left.type === 'PrivateIdentifier') w.notePrivate(node, left['name'] as string);
    else w.visitOne(left);
    w.visitOne(node['right']);
  },
  LogicalExpression: (w, node) => {
    if (!isNeverRun(node)) w.visitChildren(node);
  },
  AssignmentExpression: (w, node) => {
    const left = node['left'] as AnyNode;
    w.visitOne(left);
    w.visitOne(node['right'], node['operator'] === '=' ? assignmentNaming(w, left) : undefined);
  },
  AssignmentPattern: (w, node) => {
    w.visitOne(node['left']);
    w.visitOne(node['right']);
  },
  TaggedTemplateExpression: (w, node) => {
    const tag = node['tag'] as AnyNode;
    if (tag.type === 'Identifier') w.refer(tag, 'call');
    else w.visitOne(tag);
    w.visitOne(node['quasi']);
  },
  ObjectExpression: (w, node, naming) => {
    const members = () => { for (const property of node['properties'] as AnyNode[]) objectMember(w, property); };
    if (naming) w.qualified(w.path(`${naming.name}.`), members);
    else members();
  },
  ObjectPattern: (w, node) => {
    for (const property of node['properties'] as AnyNode[]) objectMember(w, property);
  },
  CallExpression: callVisitor,
  NewExpression: callVisitor,
};

function objectMember(w: Walker, property: AnyNode): void {
  if (property.type !== 'Property') return w.visitOne(property);
  if (property['computed']) w.visitOne(property['key']);
  const value = property['value'] as AnyNode;
  if (property['shorthand']) {
    const target = value.type === 'AssignmentPattern' ? (value['left'] as AnyNode) : value;
    w.refer(target, 'shorthand');
    if (value !== target) w.visitOne(value['right']);
    return;
  }
  const isMethod = property['method'] === true || property['kind'] !== 'init';
  const kind: DefinitionKind = memberKinds[property['kind'] as string] ?? 'method';
  w.visitOne(value, { name: w.keyOf(property), definitionStart: property.start, ...(isMethod ? { kind, home: 'object' as const } : {}) });
}

function callVisitor(w: Walker, node: AnyNode, naming?: Naming): void {
  const callee = node['callee'] as AnyNode;
  if (callee['name'] === '__name') return keptName(w, node, naming);
  w.called = callee;
  // The getters that esbuild makes for what a module exports are not what they are named after.
  if (callee['name'] === '__export') return w.qualified('exports.', () => w.visitChildren(node));
  if (node.type === 'CallExpression' && callee.type === 'Identifier' && callee['name'] === 'eval') w.markEval();
  if (node.type === 'CallExpression' && callee.type === 'Identifier') w.refer(callee, 'call');
  else w.visitOne(callee, isFunctionNode(callee) ? { name: '', definitionStart: callee.start, unguarded: 'invoked' } : undefined);
  const name = w.callbackOf(node);
  const unguarded = isTinyCallback(node) ? { unguarded: 'callback' } : {};
  for (const argument of node['arguments'] as AnyNode[]) {
    w.visitOne(argument, isFunctionNode(argument) ? { name, definitionStart: argument.start, kind: 'closure', ...unguarded } : undefined);
  }
}

/** See {@link withoutKeptName}. */
function keptName(w: Walker, node: AnyNode, naming?: Naming): void {
  const [target, name] = node['arguments'] as [AnyNode, AnyNode];
  // At the top it follows a declaration, or is what one is bound to: it is there to keep a name, and no use of anything.
  if (!w.atTop) w.visitOne(node['callee']);
  else if (target.type === 'Identifier') return;
  w.visitOne(target, naming ?? { name: String(name['value']), definitionStart: target.start });
  w.visitOne(name);
}

/** `0 && (module.exports = { a })`: how esbuild (and so tsx) tells Node what a module exports. */
export const isNeverRun = (node: AnyNode): boolean => node.type === 'LogicalExpression' && node['operator'] === '&&' && (node['left'] as AnyNode)['value'] === 0;

const isFunctionNode = (node: AnyNode): boolean => node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';

/** Methods of arrays that call what they are given at once, and keep nothing. */
const consumers = new Set([
  'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'some', 'sort', 'toSorted',
]);

/** An expression handed straight to `map` and its like: a guard would cost more than all that it does (half its speed). */
function isTinyCallback(call: AnyNode): boolean {
  const callee = call['callee'] as AnyNode;
  if (callee.type !== 'MemberExpression' || callee['computed'] || !consumers.has((callee['property'] as AnyNode)['name'] as string)) return false;
  const callback = (call['arguments'] as AnyNode[])[0];
  return callback?.type === 'ArrowFunctionExpression' && callback['expression'] === true && callback['async'] === false;
}

function assignmentNaming(w: Walker, left: AnyNode): Naming | undefined {
  const name = w.nameOf(left);
  return name ? { name: name.replace(/^(module\.)?exports\.|^this\./, ''), definitionStart: left.start } : undefined;
}

/** The parts of a pattern that are code: default values and computed keys. */
export function visitPattern(w: Walker, node: AnyNode): void {
  switch (node.type) {
    case 'Identifier': return;
    case 'AssignmentPattern': {
      const left = node['left'] as AnyNode;
      visitPattern(w, left);
      return w.visitOne(node['right'], left.type === 'Identifier' ? { name: left['name'] as string, definitionStart: left.start } : undefined);
    }
    case 'RestElement': return visitPattern(w, node['argument'] as AnyNode);
    case 'ArrayPattern': for (const element of node['elements'] as (AnyNode | null)[]) if (element) visitPattern(w, element); return;
    case 'ObjectPattern':
      for (const property of node['properties'] as AnyNode[]) {
        if (property['computed']) w.visitOne(property['key']);
        visitPattern(w, (property['value'] ?? property['argument']) as AnyNode);
      }
      return;
    default: w.visitOne(node);
  }
}
