import { moduleName } from './exports.ts';
import { requireSource } from './imports.ts';
import { type AnyNode, isNode } from './patterns.ts';

/** A property of what a CommonJS module exports: `exports.a = …`, or one in `module.exports = { a: … }`. */
export interface ExportedProperty {
  key: string;
  /** The property as code of the module reaches it. */
  target: string;
  value: AnyNode;
  start: number;
  end: number;
}

/** The properties that a statement gives to the module's exports, and nothing else that it does; `null` for any other statement. */
export function propertiesOf(statement: AnyNode): ExportedProperty[] | null {
  const expression = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  if (expression?.type !== 'AssignmentExpression' || expression['operator'] !== '=') return null;
  const [left, value] = [expression['left'] as AnyNode, expression['right'] as AnyNode];
  if (isModuleExports(left)) return value.type === 'ObjectExpression' ? inLiteral(value['properties'] as AnyNode[]) : null;
  if (left.type !== 'MemberExpression' || left['computed'] || value.type === 'AssignmentExpression') return null;
  const object = left['object'] as AnyNode;
  const key = (left['property'] as AnyNode)['name'] as string;
  if (object['name'] !== 'exports' && !isModuleExports(object)) return null;
  return [{ key, target: `${object['name'] === 'exports' ? 'exports' : 'module.exports'}[${JSON.stringify(key)}]`, value, start: statement.start, end: statement.end }];
}

/** `Object.assign(exports, require('./a.cjs'))`: what is exported of another module, if it is that. */
export function reexported(statement: AnyNode): string | null {
  const call = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  if (call?.type !== 'CallExpression' || !isMember(call['callee'] as AnyNode, 'Object', 'assign')) return null;
  const [target, source, more] = call['arguments'] as AnyNode[];
  const isExports = target?.['name'] === 'exports' || (target !== undefined && isModuleExports(target));
  return isExports && more === undefined ? (requireSource(source)?.specifier ?? null) : null;
}

const isModuleExports = (node: AnyNode): boolean => isMember(node, 'module', 'exports');

function isMember(node: AnyNode, object: string, property: string): boolean {
  return node.type === 'MemberExpression' && !node['computed'] && isNode(node['object']) && node['object']['name'] === object && (node['property'] as AnyNode)['name'] === property;
}

function inLiteral(properties: AnyNode[]): ExportedProperty[] | null {
  const plain = properties.every((each) => each.type === 'Property' && !each['computed'] && each['kind'] === 'init' && keyOf(each) !== '__proto__');
  if (!plain) return null;
  return properties.map((each) => ({
    key: keyOf(each), target: `module.exports[${JSON.stringify(keyOf(each))}]`, value: each['value'] as AnyNode, start: each.start, end: each.end,
  }));
}

const keyOf = (property: AnyNode): string => String(moduleName(property['key'] as AnyNode));
