import type { AnyNode } from './patterns.ts';

/** `__name(f, "f")`: esbuild's way to keep a name (its option `keepNames`), and so tsx's. @returns what it is called with; else the node itself */
export function withoutKeptName(node: AnyNode): AnyNode {
  const isKept = node.type === 'CallExpression' && (node['callee'] as AnyNode)['name'] === '__name';
  return isKept ? (node['arguments'] as AnyNode[])[0]! : node;
}

/** What esbuild declares at a module's top for itself: nobody's definition. */
export const isCompilersOwn = (name: string): boolean => /^__(?:name|create|export|reExport|publicField|copyProps|to(?:ESM|CommonJS)|(?:def|get|has)[A-Z]\w*)$/.test(name);

/** How a reader would call the thing that an expression names: `app.get`, `module.exports`. */
export function expressionName(node: AnyNode, text: string): string {
  if (node.type === 'Identifier') return node['name'] as string;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'MemberExpression' && !node['computed']) {
    const object = expressionName(node['object'] as AnyNode, text);
    const property = node['property'] as AnyNode;
    const prefix = property.type === 'PrivateIdentifier' ? '#' : '';
    return object ? `${object}.${prefix}${property['name'] as string}` : '';
  }
  return '';
}

/** The key of a property or class member as a reader would write it; empty for one that is computed. */
export function keyName(member: AnyNode, text: string): string {
  const key = member['key'] as AnyNode;
  if (member['computed']) return `[${text.slice(key.start, key.end)}]`;
  if (key.type === 'PrivateIdentifier') return `#${key['name'] as string}`;
  return key.type === 'Literal' ? String(key['value']) : (key['name'] as string);
}

/** `app.get("/cart") callback`: a function handed to a call. */
export function callbackName(call: AnyNode, text: string): string {
  const callee = expressionName(call['callee'] as AnyNode, text) || lastPart(call['callee'] as AnyNode);
  const first = (call['arguments'] as AnyNode[])[0];
  const literal = first?.type === 'Literal' && typeof first['value'] === 'string' ? `(${JSON.stringify(first['value'])})` : '';
  return callee ? `${callee}${literal} callback` : 'callback';
}

function lastPart(callee: AnyNode): string {
  // `(0, node_http.createServer)(…)`: how compilers call what is imported.
  if (callee.type === 'SequenceExpression') return lastPart((callee['expressions'] as AnyNode[]).at(-1)!);
  const property = callee.type === 'MemberExpression' && !callee['computed'] ? (callee['property'] as AnyNode) : null;
  return property ? (property['name'] as string) : '';
}

/** Tells apart what has the same name: `total`, `total #2`. */
export class UniqueNames {
  private readonly taken = new Map<string, number>();

  unique(name: string, kind = ''): string {
    const key = `${kind} ${name}`;
    const count = (this.taken.get(key) ?? 0) + 1;
    this.taken.set(key, count);
    return count === 1 ? name : `${name} #${count}`;
  }
}

/** `@Cart.total` for `__decorateClass([logged], Cart.prototype, "total", 1)`; empty for what is no such call. */
export function decoratedName(expression: AnyNode, text: string): string {
  const call = expression.type === 'AssignmentExpression' ? (expression['right'] as AnyNode) : expression;
  if (call.type !== 'CallExpression' || !/^__decorate(Class)?$/.test(String((call['callee'] as AnyNode)['name']))) return '';
  const [, target, key] = call['arguments'] as (AnyNode | undefined)[];
  const owner = target ? expressionName(target, text).replace(/\.prototype$/, '') : '';
  return key?.type === 'Literal' ? `@${owner}.${String(key['value'])}` : `@${owner}`;
}
