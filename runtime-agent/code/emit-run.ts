import { alignStatements, type Locate } from './align.ts';
import { applyEdits, type Edit, insertion } from './edits.ts';
import { isPart } from './declarations.ts';
import { type NestedNames, padding, rename } from './emit.ts';
import { type FunctionInfo, NEW_TARGET } from './functions.ts';
import { guardEdits, type Spelling } from './guard-edits.ts';
import { type AnyNode, childNodes } from './patterns.ts';
import { privateEdits } from './private-uses.ts';
import type { RunAgain } from './reruns.ts';
import { declarators, isVar } from './runnable.ts';
import type { Snapshot } from './snapshot.ts';

/** How the code of a statement is made into a function that can be called once the module is loaded. */
export interface RunEmission {
  nested: (fn: FunctionInfo) => NestedNames;
  locate: Locate;
  compiled: boolean;
  /** Names that are found in `$lgx.v`; those that the statement declares may be among them. */
  defined: ReadonlySet<string>;
  /** Variables through which importers read what it declares. */
  aliases: ReadonlyMap<string, string>;
}

/** The code of a function that does what the statement does: on its lines, with guards in its functions. Variables that it declares are assigned. */
export function emitRun(run: RunAgain, { text, analysis }: Snapshot, { nested, locate, compiled, defined, aliases }: RunEmission): string {
  const { node, target } = run;
  const isInside = ({ start, end }: { start: number; end: number }): boolean => start >= node.start && end <= node.end;
  const declarations = new Declarations(text, (name) => (defined.has(name) ? `$lgx.v.${name}` : name));
  declarations.visit(node);
  for (const { at, id } of run.evaluators ?? []) declarations.edits.push(insertion(at, `;static{$lgx.c(${id},c=>eval(c))}`));
  // A class calls itself by a name of its own.
  const className = node.type === 'ClassDeclaration' ? (node['id'] as AnyNode)['name'] : null;
  const privates = analysis.privateUses.filter((use) => defined.has(use.key) && isInside(use)).reverse();
  const edits = [...declarations.edits, ...metaEdits(node), ...privates.flatMap((use) => privateEdits(use, text))];
  for (const { reference } of analysis.references) {
    const isMoved = reference.name !== className && defined.has(reference.name) && (!reference.binding || reference.binding.kind === 'module');
    if (isMoved && isInside(reference)) edits.push(rename(reference, '$lgx.v', '$lgx.i'));
  }
  for (const root of analysis.roots.filter(isInside)) guardEdits(root, text, spelling(nested), edits);
  edits.push(...declarations.closing);
  if (compiled) edits.push(...alignStatements(node, text, node.start, locate));
  const exported = run.declares.flatMap((name) => (aliases.has(name) ? [`;${aliases.get(name)!}=${defined.has(name) ? '$lgx.v.' : ''}${name}`] : []));
  const code = `${padding(locate(node.start))}${applyEdits(text, edits, node.start, node.end)}\n`;
  const [open, close] = run.around ?? (className ? [`$lgx.v.${String(className)}=`, ''] : ['', '']);
  return `${run.awaits ? 'async' : ''}()=>{${target === null ? `${open}${code}${close}` : `${target}=(${code})`}${exported.join('')}}`;
}

/** Functions of a statement that runs see the names around them as they are called there. */
function spelling(nested: (fn: FunctionInfo) => NestedNames): Spelling {
  const known = new Map<FunctionInfo, NestedNames>();
  const names = (fn: FunctionInfo): NestedNames => known.get(fn) ?? known.set(fn, nested(fn)).get(fn)!;
  return {
    slot: (fn) => names(fn).slot.name,
    count: (fn) => names(fn).generation.count,
    read: (_, name) => (name === NEW_TARGET ? 'new.target' : name),
    captures: (fn) => (names(fn).slot.captures ? [...fn.captures.keys()] : null),
    passesThis: (fn) => names(fn).slot.gives === 'outer' && fn.usesThis,
  };
}

function metaEdits(node: AnyNode): Edit[] {
  if (node.type === 'MetaProperty' && (node['meta'] as AnyNode)['name'] === 'import') return [{ start: node.start, end: node.end, text: '$lgx.meta' }];
  return [...childNodes(node)].flatMap(metaEdits);
}

/** Declarations of names of the module's level become assignments. */
class Declarations {
  readonly edits: Edit[] = [];
  /** Come after all others in their places, the innermost first. */
  readonly closing: Edit[] = [];

  /** @param target what a declared name is assigned to */
  constructor(private readonly text: string, private readonly target: (name: string) => string) {}

  visit(node: AnyNode): void {
    if (node.type === 'VariableDeclaration') this.asStatement(node);
    else this.inside(node);
  }

  private inside(node: AnyNode): void {
    if (/Function/.test(node.type) || node.type === 'StaticBlock') return;
    const head = /^For/.test(node.type) ? ((node['init'] ?? node['left']) as AnyNode | undefined) : undefined;
    for (const child of childNodes(node)) {
      if (!isVar(child)) this.inside(child);
      else if (child === head) this.asExpression(child, node['left'] !== undefined);
      else this.asStatement(child);
    }
  }

  /** `var [a] = b` becomes `void([a] = b);`: begins like no line that goes on, and ends like none that the next could go on. */
  private asStatement(node: AnyNode): void {
    this.edits.push({ start: node.start, end: node.start + (isPart(node) ? 0 : (node['kind'] as string).length), text: 'void(' });
    this.assignments(node, false);
    const last = (node['declarations'] as AnyNode[]).at(-1)!;
    this.closing.push(insertion(last.end, !isPart(node) && this.text[node.end - 1] === ';' ? ')' : ');'));
  }

  /** In the head of a `for`. @param bound what each round assigns */
  private asExpression(node: AnyNode, bound: boolean): void {
    this.edits.push({ start: node.start, end: node.start + (node['kind'] as string).length, text: '' });
    this.assignments(node, bound);
  }

  private assignments(node: AnyNode, bound: boolean): void {
    for (const { id, init } of declarators(node)) {
      const name = id.type === 'Identifier' ? (id['name'] as string) : null;
      this.edits.push(...patternEdits(id, this.target));
      if (init) this.initialiser(init, name);
      else if (name !== null && !bound) this.edits.push(insertion(id.end, `=${node['kind'] === 'var' ? this.target(name) : 'void 0'}`));
    }
  }

  /** An assignment to a property gives a function no name; a property of an object literal does. */
  private initialiser(node: AnyNode, name: string | null): void {
    const key = JSON.stringify(name);
    const isAnonymous = name !== null && /^(ArrowFunction|Function|Class)Expression$/.test(node.type) && node['id'] == null;
    if (isAnonymous) this.edits.push(insertion(node.start, `({${key}:`));
    this.inside(node);
    if (isAnonymous) this.closing.push(insertion(node.end, `})[${key}]`));
  }
}

/** Puts what is assigned in the place of the names that a pattern declares. */
function patternEdits(node: AnyNode, target: (name: string) => string): Edit[] {
  switch (node.type) {
    case 'Identifier': return [{ start: node.start, end: node.end, text: target(node['name'] as string) }];
    case 'AssignmentPattern': return patternEdits(node['left'] as AnyNode, target);
    case 'RestElement': return patternEdits(node['argument'] as AnyNode, target);
    case 'ArrayPattern': return (node['elements'] as (AnyNode | null)[]).flatMap((element) => (element ? patternEdits(element, target) : []));
    default: return (node['properties'] as AnyNode[]).flatMap((property) => propertyEdits(property, target));
  }
}

function propertyEdits(property: AnyNode, target: (name: string) => string): Edit[] {
  const edits = patternEdits((property['value'] ?? property) as AnyNode, target);
  if (property['shorthand'] !== true) return edits;
  const [name, ...others] = edits as [Edit, ...Edit[]];
  return [{ ...name, text: `${String((property['key'] as AnyNode)['name'])}:${name.text}` }, ...others];
}
