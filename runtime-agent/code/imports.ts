import { moduleName } from './exports.ts';
import type { AnyNode } from './patterns.ts';

/** How a module asks for another one. `copied`: by esbuild's `__toESM(require('…'))`, an object with getters. */
export type ImportKind = 'import' | 'require' | 'copied' | 'awaited';

/** A name that a module takes from another one. */
export interface ImportedName {
  local: string;
  specifier: string;
  /** `*`: all of the other module, as a namespace or as `module.exports`. */
  imported: string;
  kind: ImportKind;
}

/** What a statement imports, and nothing else that it does; `null` for any other statement. `[]`: `import './a.mjs'`. */
export function importsOf(statement: AnyNode): ImportedName[] | null {
  if (statement.type === 'ImportDeclaration') return specifiersOf(statement);
  if (statement.type !== 'VariableDeclaration' || statement['kind'] === 'let') return null;
  const names = (statement['declarations'] as AnyNode[]).map((declarator) => required(declarator));
  return names.every((each) => each !== null) ? names.flat() : null;
}

/** A module with attributes (`with { type: 'json' }`) is another one than without. */
function specifiersOf(node: AnyNode): ImportedName[] {
  const specifier = (node['source'] as AnyNode)['value'] as string;
  return (node['specifiers'] as AnyNode[]).map((each) => ({
    local: (each['local'] as AnyNode)['name'] as string, specifier, kind: 'import',
    imported: each.type === 'ImportNamespaceSpecifier' ? '*' : each.type === 'ImportDefaultSpecifier' ? 'default' : moduleName(each['imported'] as AnyNode),
  }));
}

/** `a = require('lit')`, `a = require('lit').b`, `{ a, b: c } = require('lit')`, the same with `await import('lit')`. */
function required({ id, init }: AnyNode & { id?: AnyNode; init?: AnyNode }): ImportedName[] | null {
  const member = init?.type === 'MemberExpression' && !init['computed'] && (init['property'] as AnyNode).type === 'Identifier' ? init : null;
  const source = requireSource(member ? (member['object'] as AnyNode) : init);
  if (!source || !id) return null;
  const imported = member ? ((member['property'] as AnyNode)['name'] as string) : '*';
  if (id.type === 'Identifier') return [{ local: id['name'] as string, imported, ...source }];
  if (id.type !== 'ObjectPattern' || member) return null;
  const names = (id['properties'] as AnyNode[]).map((property) => destructured(property, source));
  return names.every((each) => each !== null) ? names : null;
}

type Source = Pick<ImportedName, 'specifier' | 'kind'>;

function destructured(property: AnyNode, source: Source): ImportedName | null {
  const [key, value] = [property['key'] as AnyNode, property['value'] as AnyNode | undefined];
  if (property.type !== 'Property' || property['computed'] || value?.type !== 'Identifier') return null;
  return { local: value['name'] as string, imported: moduleName(key), ...source };
}

/** What `require('lit')` and its like ask for; `null` for any other expression. */
export function requireSource(node: AnyNode | null | undefined): Source | null {
  if (node?.type === 'AwaitExpression') {
    const argument = node['argument'] as AnyNode;
    return argument.type === 'ImportExpression' && !argument['options'] ? literal(argument['source'] as AnyNode, 'awaited') : null;
  }
  if (node?.type !== 'CallExpression') return null;
  const [callee, [first]] = [node['callee'] as AnyNode, node['arguments'] as AnyNode[]];
  if (callee['name'] === '__toESM') return requireSource(first) && { ...requireSource(first)!, kind: 'copied' };
  return callee['name'] === 'require' ? literal(first, 'require') : null;
}

function literal(node: AnyNode | undefined, kind: ImportKind): Source | null {
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? { specifier: node['value'], kind } : null;
}
