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
  /** The expression that gives the other module, or a promise of it. */
  code: string;
}

/** What a statement imports, and nothing else that it does; `null` for any other statement. For `import './a.mjs'` one without a name. */
export function importsOf(statement: AnyNode): ImportedName[] | null {
  if (statement.type === 'ImportDeclaration') return specifiersOf(statement);
  if (statement.type !== 'VariableDeclaration' || statement['kind'] === 'let') return null;
  const names = (statement['declarations'] as AnyNode[]).map((declarator) => required(declarator));
  return names.every((each) => each !== null) ? names.flat() : null;
}

/** A module with attributes (`with { type: 'json' }`) is another one than without. */
function specifiersOf(node: AnyNode): ImportedName[] {
  const specifier = (node['source'] as AnyNode)['value'] as string;
  const attributes = ((node['attributes'] ?? []) as AnyNode[]).map((each) => `${JSON.stringify(moduleName(each['key'] as AnyNode))}:${JSON.stringify(moduleName(each['value'] as AnyNode))}`);
  const code = `import(${JSON.stringify(specifier)}${attributes.length > 0 ? `,{with:{${attributes.join()}}}` : ''})`;
  const names = node['specifiers'] as AnyNode[];
  if (names.length === 0) return [{ local: '', specifier, imported: '', kind: 'import', code }];
  return names.map((each) => ({
    local: (each['local'] as AnyNode)['name'] as string, specifier, kind: 'import', code,
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

type Source = Pick<ImportedName, 'specifier' | 'kind' | 'code'>;

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
  if (callee['name'] === '__toESM') return copied(requireSource(first), (node['arguments'] as AnyNode[]).length > 1);
  return callee['name'] === 'require' ? literal(first, 'require') : null;
}

/** Its second argument is `1` or nothing. */
const copied = (source: Source | null, isNode: boolean): Source | null => source && { ...source, kind: 'copied', code: `__toESM(${source.code}${isNode ? ',1' : ''})` };

function literal(node: AnyNode | undefined, kind: ImportKind): Source | null {
  if (node?.type !== 'Literal' || typeof node['value'] !== 'string') return null;
  return { specifier: node['value'], kind, code: `${kind === 'require' ? 'require' : 'import'}(${JSON.stringify(node['value'])})` };
}

/** `require('./a')` for its effects only, of a module that a text requires in another way, too. */
export function isRequiredStill({ node }: { node: AnyNode }, { statements }: { statements: { imports: ImportedName[] | null }[] }): boolean {
  const source = node.type === 'ExpressionStatement' ? requireSource(node['expression'] as AnyNode) : null;
  return source !== null && statements.some(({ imports }) => imports?.some(({ code }) => code === source.code));
}

/** A name in `$lgx.v` as something that can be set: to a value, or to a function that reads it. */
export const variableSlot = (name: string, half: 'value' | 'get' = 'value'): string => `$lgx.K.ownMember($lgx.v,"${name}","${half}").it`;

/** Code that gives what is imported, once the other module is there as `$lgx.m[id]`: of an `import` a function that reads it. */
export function importCode({ specifier, imported, kind, code }: ImportedName, id: string): string {
  const from = `$lgx.m.${id}`;
  const member = imported === '*' ? '' : `[${JSON.stringify(imported)}]`;
  if (kind === 'awaited') return `()=>${from}${member}`;
  if (kind !== 'import') return `()=>${code}${member}`;
  return imported === '*' ? `()=>()=>${from}` : `()=>($lgx.h(${JSON.stringify(id)},${JSON.stringify(imported)},${JSON.stringify(specifier)}),()=>${from}${member})`;
}
