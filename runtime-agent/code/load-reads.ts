import { type FunctionInfo, isImplied } from './functions.ts';
import { type AnyNode, childNodes } from './patterns.ts';
import type { Snapshot } from './snapshot.ts';

/** Names of properties that code uses which runs when a module is loaded: something may have been computed from their values. */
export function readAtLoad(...texts: Snapshot[]): Set<string> {
  const names = new Set<string>();
  for (const { analysis } of texts) {
    const guarded = new Set(analysis.functions.filter((fn) => fn.unguarded === null && !isImplied(fn)).map(rangeOf));
    for (const node of [...analysis.body.outer, ...analysis.body.statements]) collect(node, guarded, names);
  }
  return names;
}

function collect(node: AnyNode, guarded: Set<string>, names: Set<string>): void {
  if (guarded.has(rangeOf(node))) return;
  const property = node.type === 'MemberExpression' ? (node['property'] as AnyNode) : null;
  if (property) names.add(String(property['name'] ?? property['value']));
  for (const child of childNodes(node)) collect(child, guarded, names);
}

const rangeOf = ({ start, end }: Pick<FunctionInfo, 'start' | 'end'>): string => `${start}:${end}`;
