import type { Analysis } from './analyse.ts';
import { hasClassEvaluator } from './guardable.ts';
import { type AnyNode, boundNames, childNodes } from './patterns.ts';

/** What running a statement of the module's level on its own, in the running module, comes to. */
export interface Runnable {
  /** It may be suspended by an `await`. */
  awaits: boolean;
  /** Names of the module's level that it declares: its own, and `var`s in its blocks. */
  declares: string[];
}

/** The declaration in an `export`. */
export const ownDeclaration = (node: AnyNode): AnyNode => (node.type === 'ExportNamedDeclaration' && node['declaration'] ? (node['declaration'] as AnyNode) : node);

/** @returns `null` for what has a meaning only while its module is loaded */
export function runnableOf(node: AnyNode, analysis: Analysis): Runnable | null {
  if (!isPlainStatement(node) || hasClassOfItsOwn(node, analysis)) return null;
  const nodes = [...ownNodes(node)];
  if (nodes.some((each) => each !== node && isBoundToLoading(each, analysis))) return null;
  const declarations = nodes.filter((each) => each === node ? each.type === 'VariableDeclaration' : isVar(each));
  return { awaits: nodes.some(isAwait), declares: [...new Set(declarations.flatMap(declaredNames))] };
}

/** A class whose definition runs code: a computed name, a static block. */
export function runnableClass(node: AnyNode, analysis: Analysis): Runnable | null {
  if (node.type !== 'ClassDeclaration') return null;
  const nodes = [...ownNodes(node)];
  const isEval = (each: AnyNode): boolean => each.type === 'CallExpression' && isBoundToLoading(each, analysis);
  const inBlocks = nodes.filter(({ type }) => type === 'StaticBlock').flatMap((block) => (block['body'] as AnyNode[]).flatMap((each) => [...ownNodes(each)]));
  return [...nodes, ...inBlocks].some(isEval) ? null : { awaits: nodes.some(isAwait), declares: [(node['id'] as AnyNode)['name'] as string] };
}

/** @returns `null` for a value that can be computed only while its module is loaded */
export function runnableValue(node: AnyNode, analysis: Analysis): Runnable | null {
  const nodes = [...ownNodes(node)];
  if (hasClassOfItsOwn(node, analysis) || nodes.some((each) => isBoundToLoading(each, analysis))) return null;
  return { awaits: nodes.some(isAwait), declares: [] };
}

/** The nodes of a statement's own code: functions in it are there, what is in them is not. */
export function* ownNodes(node: AnyNode): Generator<AnyNode> {
  yield node;
  if (/Function/.test(node.type) || node.type === 'StaticBlock') return;
  for (const child of childNodes(node)) yield* ownNodes(child);
}

export const isVar = (node: AnyNode): boolean => node.type === 'VariableDeclaration' && node['kind'] === 'var';

/**
 * Names of the module's level, or of no module, that the code of a statement uses.
 * @param atOnce without those that only functions use: they may be called later
 */
export function usedNames({ start, end }: { start: number; end: number }, { references }: Analysis, atOnce = false): Set<string> {
  const names = new Set<string>();
  for (const { reference, fn } of references) {
    const isInside = reference.start >= start && reference.end <= end;
    if (isInside && (!reference.binding || reference.binding.kind === 'module') && !(atOnce && fn)) names.add(reference.name);
  }
  return names;
}

function isPlainStatement(node: AnyNode): boolean {
  if (node['directive'] !== undefined || /^(Import|Export|Function|Class)/.test(node.type)) return false;
  if (node.type === 'VariableDeclaration') return ['const', 'let', 'var'].includes(node['kind'] as string);
  return node.type.endsWith('Statement');
}

/** A class of the module's level that is a definition, or is to have an evaluator. */
function hasClassOfItsOwn({ type, start, end }: AnyNode, { classes }: Analysis): boolean {
  return classes.some((info) => (type === 'VariableDeclaration' ? info.single : hasClassEvaluator(info)) && info.start >= start && info.end <= end);
}

/** What ends the module's own function, declares names that only the text as a whole shows, or hides names. */
export function isBoundToLoading(node: AnyNode, { text }: Analysis): boolean {
  switch (node.type) {
    case 'ReturnStatement': case 'WithStatement': case 'FunctionDeclaration': return true;
    case 'ForInStatement': return declarators(node['left'] as AnyNode).some(({ init }) => init != null);
    case 'CallExpression': return text.slice((node['callee'] as AnyNode).start, (node['callee'] as AnyNode).end) === 'eval';
    default: return false;
  }
}

export function isAwait(node: AnyNode): boolean {
  return node.type === 'AwaitExpression' || node['await'] === true || node['kind'] === 'await using';
}

export const declarators = (node: AnyNode): { id: AnyNode; init: AnyNode | null }[] =>
  (node.type === 'VariableDeclaration' ? (node['declarations'] as unknown as { id: AnyNode; init: AnyNode | null }[]) : []);

const declaredNames = (node: AnyNode): string[] => declarators(node).flatMap(({ id }) => [...boundNames(id)]);
