import { type FunctionInfo, isImplied } from './functions.ts';
import { type AnyNode, childNodes } from './patterns.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Names of properties that code uses which runs when a module is loaded, and where it does so first: something may have been computed
 * from their values.
 */
export function readAtLoad(...texts: Snapshot[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const { analysis } of texts) {
    const guarded = new Set(analysis.functions.filter((fn) => fn.unguarded === null && !isImplied(fn)).map(rangeOf));
    for (const node of [...analysis.body.outer, ...analysis.body.statements]) collect(node, guarded, names);
  }
  return names;
}

function collect(node: AnyNode, guarded: Set<string>, names: Map<string, number>): void {
  if (guarded.has(rangeOf(node))) return;
  for (const key of keysIn(node)) {
    const name = String(key['name'] ?? key['value']);
    if (!names.has(name)) names.set(name, node.start);
  }
  for (const child of childNodes(node)) collect(isWritten(child, node) ? (child['object'] as AnyNode) : child, guarded, names);
}

/** `x.key`, `const { key } = x`. */
function keysIn(node: AnyNode): AnyNode[] {
  if (node.type === 'MemberExpression') return [node['property'] as AnyNode];
  return node.type === 'ObjectPattern' ? (node['properties'] as AnyNode[]).flatMap((property) => (property['key'] as AnyNode | undefined) ?? []) : [];
}

/** `x.key = …` */
const isWritten = (node: AnyNode, { type, operator, left }: AnyNode): boolean => type === 'AssignmentExpression' && operator === '=' && left === node && node.type === 'MemberExpression' && !node['computed'];

const rangeOf = ({ start, end }: Pick<FunctionInfo, 'start' | 'end'>): string => `${start}:${end}`;
