import type { Node } from 'acorn';

export type AnyNode = Node & Record<string, unknown>;

const childKeys = new Map<string, string[]>();

/** The child nodes of a node, in the text's order for all node types that matter here. No generator: walks spend their time here. */
export function childNodes(node: AnyNode): AnyNode[] {
  let keys = childKeys.get(node.type);
  if (!keys) childKeys.set(node.type, (keys = Object.keys(node).filter((key) => key !== 'type' && key !== 'start' && key !== 'end')));
  const children: AnyNode[] = [];
  for (const key of keys) {
    const value = node[key];
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
  }
  return children;
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as AnyNode).type === 'string';
}

/** The names that a binding pattern declares. */
export function* boundNames(pattern: unknown): Generator<string> {
  if (!isNode(pattern)) return;
  switch (pattern.type) {
    case 'Identifier': yield pattern['name'] as string; break;
    case 'ObjectPattern': for (const property of pattern['properties'] as AnyNode[]) yield* boundNames(property['value'] ?? property['argument']); break;
    case 'ArrayPattern': for (const element of pattern['elements'] as (AnyNode | null)[]) yield* boundNames(element); break;
    case 'AssignmentPattern': yield* boundNames(pattern['left']); break;
    case 'RestElement': yield* boundNames(pattern['argument']); break;
  }
}
