import { exportedGetters, moduleName } from './exports.ts';
import { requireSource } from './imports.ts';
import { type AnyNode, isNode } from './patterns.ts';
import { ownNodes } from './runnable.ts';

/** A property of what a CommonJS module exports: `exports.a = …`, one in `module.exports = { a: … }`, or a getter. */
export interface ExportedProperty {
  key: string;
  /** The property as code of the module reaches it. */
  target: string;
  /** The value is a function that reads it: in esbuild's `__export(x, { a: () => a })`. */
  getter: boolean;
  value: AnyNode;
  start: number;
  end: number;
}

/** The properties that a statement gives to the module's exports, and nothing else that it does; `null` for any other statement. */
export function propertiesOf(statement: AnyNode): ExportedProperty[] | null {
  const expression = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  const getters = exportedGetters(statement);
  if (getters) return inLiteral(getters.properties, getters.object, true);
  if (expression?.type !== 'AssignmentExpression' || expression['operator'] !== '=') return null;
  const [left, value] = [expression['left'] as AnyNode, expression['right'] as AnyNode];
  if (isModuleExports(left)) return value.type === 'ObjectExpression' ? inLiteral(value['properties'] as AnyNode[], 'module.exports', false) : null;
  if (left.type !== 'MemberExpression' || left['computed'] || value.type === 'AssignmentExpression') return null;
  const object = left['object'] as AnyNode;
  const key = (left['property'] as AnyNode)['name'] as string;
  if (object['name'] !== 'exports' && !isModuleExports(object)) return null;
  return [{ key, target: `${object['name'] === 'exports' ? 'exports' : 'module.exports'}[${JSON.stringify(key)}]`, getter: false, value, start: statement.start, end: statement.end }];
}

/** Of a property's target: the object that has it. */
export const objectOf = (target: string): string => target.slice(0, target.indexOf('['));

/** `module.exports = __toCommonJS(x)`, after `__export(x, { … })`. */
export function exportsGetters(statement: AnyNode): boolean {
  const expression = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  if (expression?.type !== 'AssignmentExpression' || !isModuleExports(expression['left'] as AnyNode)) return false;
  const value = expression['right'] as AnyNode;
  return value.type === 'CallExpression' && (value['callee'] as AnyNode)['name'] === '__toCommonJS';
}

/** What a statement exports of another module, and nothing else that it does. */
export interface Reexported {
  specifier: string;
  /** The object to which esbuild gives getters; `null`: the values are copied to the module's exports. */
  getters: string | null;
}

/** `Object.assign(exports, require('./a.cjs'))`, or `__reExport(x, require('./a.cjs'), module.exports)`. */
export function reexported(statement: AnyNode): Reexported | null {
  const call = statement.type === 'ExpressionStatement' ? (statement['expression'] as AnyNode) : null;
  if (call?.type === 'CallExpression' && (call['callee'] as AnyNode)['name'] === '__reExport') {
    const [object, source] = call['arguments'] as AnyNode[];
    const specifier = requireSource(source)?.specifier;
    return specifier === undefined || object?.type !== 'Identifier' ? null : { specifier, getters: object['name'] as string };
  }
  if (call?.type !== 'CallExpression' || !isMember(call['callee'] as AnyNode, 'Object', 'assign')) return null;
  const [target, source, more] = call['arguments'] as AnyNode[];
  const isExports = target?.['name'] === 'exports' || (target !== undefined && isModuleExports(target));
  const specifier = isExports && more === undefined ? requireSource(source)?.specifier : undefined;
  return specifier === undefined ? null : { specifier, getters: null };
}

/** Whether a statement makes another object what the module exports, when it is run: who has the one that there is keeps it. */
export const replacesExports = (statement: AnyNode): boolean =>
  propertiesOf(statement) === null && [...ownNodes(statement)].some((node) => node.type === 'AssignmentExpression' && isModuleExports(node['left'] as AnyNode));

const isModuleExports = (node: AnyNode): boolean => isMember(node, 'module', 'exports');

function isMember(node: AnyNode, object: string, property: string): boolean {
  return node.type === 'MemberExpression' && !node['computed'] && isNode(node['object']) && node['object']['name'] === object && (node['property'] as AnyNode)['name'] === property;
}

function inLiteral(properties: AnyNode[], object: string, getter: boolean): ExportedProperty[] | null {
  const plain = properties.every((each) => each.type === 'Property' && !each['computed'] && each['kind'] === 'init' && keyOf(each) !== '__proto__');
  if (!plain) return null;
  return properties.map((each) => ({
    key: keyOf(each), target: `${object}[${JSON.stringify(keyOf(each))}]`, getter, value: each['value'] as AnyNode, start: each.start, end: each.end,
  }));
}

const keyOf = (property: AnyNode): string => String(moduleName(property['key'] as AnyNode));
