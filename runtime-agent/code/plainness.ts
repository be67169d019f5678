import type { AnyNode } from './patterns.ts';

/**
 * What evaluating an expression again, or for the first time in a running app, would mean:
 * - `value`: a string, number or the like: whoever holds the old one holds just an old value;
 * - `made`: makes something new, and does nothing else;
 * - `null`: runs code, and nobody knows what that does.
 */
export type Plainness = 'value' | 'made' | null;

export function plainnessOf(node: AnyNode): Plainness {
  switch (node.type) {
    case 'Literal': return node['regex'] ? 'made' : 'value';
    case 'TemplateLiteral': return all(node['expressions'] as AnyNode[], 'value');
    case 'UnaryExpression': return node['operator'] === 'delete' ? null : all([node['argument'] as AnyNode], 'value');
    case 'BinaryExpression': return all([node['left'], node['right']] as AnyNode[], 'value');
    case 'Identifier': return node['name'] === 'undefined' ? 'value' : null;
    case 'MemberExpression': return isOfObject(node) ? 'made' : null;
    case 'ArrowFunctionExpression': case 'FunctionExpression': return 'made';
    case 'ArrayExpression': return made((node['elements'] as (AnyNode | null)[]).filter((element) => element !== null));
    case 'ObjectExpression': return made((node['properties'] as AnyNode[]).map((property) => (isPlainProperty(property) ? (property['value'] as AnyNode) : property)));
    case 'CallExpression': return isKeptName(node) ? plainnessOf((node['arguments'] as AnyNode[])[0]!) : null;
    case 'NewExpression': return isCollection(node['callee'] as AnyNode) ? made(node['arguments'] as AnyNode[]) : null;
    default: return null;
  }
}

/** A class whose definition makes the class and runs no code of the app. */
export function isPlainClass(node: AnyNode): boolean {
  const superclass = node['superClass'] as AnyNode | null;
  return (superclass === null || isPath(superclass)) && ((node['body'] as AnyNode)['body'] as AnyNode[]).every(isPlainMember);
}

function isPlainMember(member: AnyNode): boolean {
  if (member.type === 'StaticBlock') return isCompilersBlock(member);
  const key = member['key'] as AnyNode;
  const isSymbol = key.type === 'MemberExpression' && (key['object'] as AnyNode)['name'] === 'Symbol' && isPath(key);
  if (member['computed'] && !isSymbol) return false;
  return member.type !== 'PropertyDefinition' || !member['static'] || !member['value'] || plainnessOf(member['value'] as AnyNode) !== null;
}

/** `static { __name(this, "Cart"); }`, and nothing else. */
export const isCompilersBlock = (member: AnyNode): boolean => member.type === 'StaticBlock' && (member['body'] as AnyNode[]).every(keepsName);

const keepsName = (statement: AnyNode): boolean => statement.type === 'ExpressionStatement' && isKeptName(statement['expression'] as AnyNode);

/** `__name(this, "Cart")`, with which esbuild keeps a name. */
const isKeptName = (node: AnyNode): boolean => node.type === 'CallExpression' && (node['callee'] as AnyNode)['name'] === '__name';

/** `Cart`, `shop.Cart`. */
function isPath(node: AnyNode): boolean {
  return node.type === 'Identifier' || (node.type === 'MemberExpression' && node['computed'] === false && isPath(node['object'] as AnyNode));
}

function all(nodes: AnyNode[], wanted: Plainness): Plainness {
  return nodes.every((node) => plainnessOf(node) === wanted) ? wanted : null;
}

const made = (nodes: AnyNode[]): Plainness => (nodes.every((node) => plainnessOf(node) !== null) ? 'made' : null);
/** `Object.defineProperty`, `Object.prototype.hasOwnProperty`: what compilers' helpers begin with. */
function isOfObject(node: AnyNode): boolean {
  const object = node['object'] as AnyNode;
  return node['computed'] === false && (object.type === 'MemberExpression' ? isOfObject(object) : object['name'] === 'Object');
}

const isPlainProperty = (property: AnyNode): boolean => property.type === 'Property' && property['computed'] === false;
const isCollection = (callee: AnyNode): boolean => callee.type === 'Identifier' && ['Map', 'Set', 'WeakMap', 'WeakSet'].includes(callee['name'] as string);

/** It takes its name from where it stands, so nothing may be put around it. */
export const isNamelessClass = ({ type, id }: AnyNode): boolean => type === 'ClassExpression' && id === null;
