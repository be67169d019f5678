import type { Program } from 'acorn';
import type { DefinitionKind } from '../protocol/messages.ts';
import type { ClassInfo, FunctionInfo, FunctionNode } from './functions.ts';
import { impliedNode, initializerNode, isArrow, isDerivedConstructor, NEW_TARGET, nothingFound } from './functions.ts';
import type { ModuleBody } from './module-body.ts';
import { callbackName, expressionName, keyName, UniqueNames } from './names.ts';
import { type AnyNode, boundNames, childNodes } from './patterns.ts';
import { isNamelessClass, plainnessOf } from './plainness.ts';
import { type PrivateUse, privateUse } from './private-uses.ts';
import { type Reference, Scope, type ScopeKind } from './scopes.ts';
import { memberKinds, visitors, visitPattern } from './visitors.ts';

/** What is known of a function or class from where it stands. */
export interface Naming { name: string; definitionStart: number; kind?: DefinitionKind; home?: ClassInfo | 'object'; isStatic?: boolean; unguarded?: string }

/** Function boundary, or a field's initialiser or static block, which have a `this` of their own. */
type Frame = { fn: FunctionInfo } | { classCode: true };

/** One walk over a module's tree: collects scopes, functions, classes and references. */
export class Walker {
  readonly functions: FunctionInfo[] = [];
  readonly roots: FunctionInfo[] = [];
  readonly classes: ClassInfo[] = [];
  readonly moduleScope: Scope;
  private scope: Scope;
  private frames: Frame[] = [];
  private classStack: ClassInfo[] = [];
  private qualifier = '';
  readonly privateUses: PrivateUse[] = [];
  readonly references: { reference: Reference; fn: FunctionInfo | null }[] = [];
  /** Only at 0 does a class at the module's level run just once. */
  private repeated = 0;

  constructor(private readonly text: string, program: Program) {
    this.scope = this.moduleScope = new Scope('module', null, null, program.start, program.end);
  }

  run({ outer, statements }: ModuleBody): void {
    for (const statement of [...outer, ...statements]) this.visit(statement);
    for (const { reference, fn } of this.references) this.bind(reference, fn);
  }

  /** At the module's level, in no function or class. */
  get atTop(): boolean {
    return this.frames.length === 0;
  }

  private get inClassCode(): boolean {
    const frame = this.frames.at(-1);
    return frame !== undefined && 'classCode' in frame;
  }

  private get fn(): FunctionInfo | null {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i]!;
      if ('fn' in frame) return frame.fn;
    }
    return null;
  }

  visit(node: AnyNode, naming?: Naming): void {
    const visitor = visitors[node.type];
    if (visitor) visitor(this, node, naming);
    else this.visitChildren(node);
  }

  visitChildren(node: AnyNode): void {
    for (const child of childNodes(node)) this.visit(child);
  }

  visitAll(nodes: unknown): void {
    for (const node of nodes as (AnyNode | null)[]) if (node) this.visit(node);
  }

  visitOne(node: unknown, naming?: Naming): void {
    if (node) this.visit(node as AnyNode, naming);
  }

  within(kind: ScopeKind, node: { start: number; end: number }, body: () => void): void {
    const outer = this.scope;
    this.scope = new Scope(kind, outer, this.fn, node.start, node.end);
    body();
    this.scope = outer;
  }

  loop(body: () => void): void {
    this.repeated++;
    body();
    this.repeated--;
  }

  qualified(name: string, body: () => void): void {
    const outer = this.qualifier;
    this.qualifier = name;
    body();
    this.qualifier = outer;
  }

  path(name: string): string {
    return this.qualifier ? `${this.qualifier}${name}` : name;
  }

  nameOf(node: AnyNode): string { return expressionName(node, this.text); }
  keyOf(node: AnyNode): string { return keyName(node, this.text); }
  callbackOf(node: AnyNode): string { return callbackName(node, this.text); }

  declare(pattern: unknown, hoisted: boolean): void {
    const target = hoisted ? this.scope.hoistTarget : this.scope;
    for (const name of boundNames(pattern)) {
      target.names.add(name);
      const owner = target.owner;
      if (target.kind === 'function' && owner && !this.inParams) owner.bodyNames.add(name);
      if (target.kind === 'function' && owner && (hoisted || this.inParams)) owner.varNames.add(name);
      if (name === 'arguments' && owner) owner.declaresArguments = true;
      this.noteName(name);
    }
  }

  /** What the call that is being visited calls. */
  called: AnyNode | null = null;

  private noteName(name: string): void {
    if (name === 'undefined') this.declaresUndefined = true;
    if (name.startsWith('$lg')) this.usesOurNames = true;
  }

  /** Whether `undefined` may be something else somewhere. */
  declaresUndefined = false;
  usesOurNames = false;
  private inParams = false;

  refer(node: { start: number; end: number; name?: unknown }, use: Reference['use'] = 'value', member: string | null = null): void {
    const reference: Reference = { name: node.name as string, start: node.start, end: node.end, scope: this.scope, use, member, inClass: this.inClassCode, binding: null };
    const fn = this.fn;
    fn?.references.push(reference);
    this.references.push({ reference, fn });
    if (reference.name === 'arguments') this.mark('usesArguments');
    if (reference.name.startsWith('$lg')) this.usesOurNames = true;
  }

  /** Notes a use of what arrows take from the function around them. */
  mark(what: 'usesThis' | 'usesArguments' | 'usesSuper' | 'usesNewTarget'): void {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i]!;
      if (!('fn' in frame)) return;
      frame.fn[what] = true;
      if (!isArrow(frame.fn)) return;
    }
  }

  noteTarget(node: AnyNode): void {
    this.fn?.targets.push({ start: node.start, end: node.end });
    this.mark('usesNewTarget');
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i]!;
      if (!('fn' in frame)) return;
      // The stand-in of a derived class's constructor is called with `new`, and has its own.
      if (!isDerivedConstructor(frame.fn)) frame.fn.captures.set(NEW_TARGET, this.moduleScope);
      if (!isArrow(frame.fn)) return;
    }
  }

  noteAwait(): void {
    const fn = this.fn;
    if (fn) fn.awaits = true;
  }

  noteDisposal(): void {
    const fn = this.fn;
    if (fn) fn.returnsIntoFinally = true;
  }

  noteReturn(node: AnyNode): void {
    const fn = this.fn;
    const argument = node['argument'] as AnyNode | null;
    const wordEnd = node.start + 'return'.length;
    fn?.returns.push(argument ? { start: argument.start, end: argument.end } : { start: wordEnd, end: wordEnd });
    if (fn && this.finallys.includes(fn)) fn.returnsIntoFinally = true;
  }

  /** For each construct that a `return` from what is walked now would not end without, the function that it is in. */
  private readonly finallys: (FunctionInfo | null)[] = [];

  beforeFinally(body: () => void): void {
    this.finallys.push(this.fn);
    body();
    this.finallys.pop();
  }

  markWith(): void {
    for (const frame of this.frames) if ('fn' in frame) frame.fn.usesWith = true;
  }

  markEval(): void {
    for (const frame of this.frames) if ('fn' in frame) frame.fn.usesEval = true;
  }

  noteMeta(node: AnyNode): void {
    this.fn?.metas.push({ start: node.start, end: node.end });
  }

  notePrivate(node: AnyNode, name: string): void {
    const owner = this.classStack.findLast((info) => info.privateNames.has(name));
    if (!owner) return;
    const use = privateUse(node, owner.name, this.called === node);
    this.privateUses.push(use);
    this.fn?.privates.push(use);
    for (const frame of this.frames) if ('fn' in frame && frame.fn.start > owner.start) frame.fn.privateOf.add(owner);
  }

  function(node: FunctionNode, naming?: Naming): void {
    const declared = node.type === 'FunctionDeclaration';
    if (declared && node.id) this.declareFunction(node.id.name);
    const fn = this.newFunction(node, naming);
    // How it was called is passed on even when it does not ask yet: whether by a subclass is a constructor's business.
    if (fn.kind === 'constructor' && !isDerivedConstructor(fn)) fn.captures.set(NEW_TARGET, this.moduleScope);
    this.functions.push(fn);
    (fn.parent?.children ?? this.roots).push(fn);
    const selfNamed = node.type === 'FunctionExpression' && node.id;
    const inside = () => {
      this.frames.push({ fn });
      this.within('function', node, () => this.functionBody(node, fn));
      this.frames.pop();
    };
    if (!selfNamed) return this.qualified(`${fn.name} > `, inside);
    this.within('name', { start: node.start - 1, end: node.end }, () => {
      this.scope.names.add(node.id!.name);
      this.qualified(`${fn.name} > `, inside);
    });
  }

  private functionBody(node: FunctionNode, fn: FunctionInfo): void {
    (this.scope as { owner: FunctionInfo | null }).owner = fn;
    const outer = this.inParams;
    this.loop(() => {
      this.inParams = true;
      for (const parameter of node.params) {
        this.declare(parameter, false);
        visitPattern(this, parameter as AnyNode);
      }
      this.inParams = false;
      if (node.expression) this.visit(node.body as unknown as AnyNode);
      else this.visitAll(node.body.body);
    });
    this.inParams = outer;
  }

  /** Annex B.3.3: in sloppy code a function in a block is seen around it too; the block's own name comes first. */
  private declareFunction(name: string): void {
    const target = this.scope.hoistTarget;
    for (const scope of [this.scope, target]) scope.names.add(name);
    target.owner?.bodyNames.add(name);
    if (this.scope !== target) target.owner?.varNames.add(name);
    if (name === 'arguments' && target.owner) target.owner.declaresArguments = true;
    this.noteName(name);
  }

  private newFunction(node: FunctionNode, naming?: Naming): FunctionInfo {
    const own = node.id?.name ?? naming?.name ?? '';
    const shown = (naming?.kind === 'closure' && node.id?.name) || naming?.name || own || (node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function');
    return {
      id: this.functions.length, node, start: node.start, end: node.end, definitionStart: naming?.definitionStart ?? node.start,
      kind: naming?.kind ?? (this.fn ? 'closure' : 'function'), name: this.names.unique(this.path(shown), naming?.kind), ownName: own,
      ...nothingFound(), parent: this.fn, strict: this.isStrict(node), home: naming?.home ?? null, isStatic: naming?.isStatic ?? false,
      unguarded: this.scope.isInWith ? 'with' : (naming?.unguarded ?? null),
    };
  }

  private isStrict(node: FunctionNode): boolean {
    if (this.classStack.length > 0 || this.fn?.strict) return true;
    return !node.expression && (node.body.body as unknown as AnyNode[]).some((statement) => statement['directive'] === 'use strict');
  }

  private readonly names = new UniqueNames();

  class(node: AnyNode, naming?: Naming): void {
    const id = node['id'] as (AnyNode & { name: string }) | null;
    if (node.type === 'ClassDeclaration' && id) this.declare(id, false);
    const members = (node['body'] as AnyNode)['body'] as AnyNode[];
    const name = naming?.name ?? id?.name ?? 'class';
    const info = this.newClass(node, members, id?.name ?? name);
    this.classes.push(info);
    const ownName = id && !(node.type === 'ClassDeclaration' && this.scope.kind === 'module');
    this.within(ownName ? 'name' : 'block', node, () => {
      if (ownName) this.scope.names.add(id.name);
      this.visitOne(node['superClass']);
      this.classStack.push(info);
      this.qualified(this.path(`${name}.`), () => {
        if (info.single && !members.some((member) => member['kind'] === 'constructor')) this.impliedConstructor(info);
        for (const member of members) this.member(member, info);
      });
      this.classStack.pop();
    });
  }

  /** A class without a constructor has one of its own for a guard. */
  private impliedConstructor(info: ClassInfo): void {
    const fn = this.newFunction(impliedNode(info.bodyStart), { name: 'constructor', definitionStart: info.start, kind: 'constructor', home: info });
    if (!info.hasExtends) fn.captures.set(NEW_TARGET, this.moduleScope);
    this.functions.push(fn);
    this.roots.push(fn);
  }

  private newClass(node: AnyNode, members: AnyNode[], name: string): ClassInfo {
    const privates = members.map((member) => member['key'] as AnyNode | undefined).filter((key) => key?.type === 'PrivateIdentifier');
    return {
      id: this.classes.length, name: this.names.unique(name, 'class'), isDeclared: node.type === 'ClassDeclaration' && node['id'] !== null, start: node.start, end: node.end, bodyStart: (node['body'] as AnyNode).start + 1, bodyEnd: (node['body'] as AnyNode).end - 1,
      single: this.repeated === 0 && this.fn === null && this.scope.kind === 'module', hasExtends: node['superClass'] !== null,
      privateNames: new Set(privates.map((key) => key!['name'] as string)),
      hasFields: members.some((member) => member.type === 'PropertyDefinition' && !member['static']),
    };
  }

  private member(member: AnyNode, info: ClassInfo): void {
    if (member['computed']) this.visitOne(member['key']);
    const isStatic = member['static'] === true;
    if (member.type === 'MethodDefinition') {
      const kind = member['kind'] as string;
      const naming: Naming = { name: this.keyOf(member), definitionStart: member.start, home: info, isStatic, kind: memberKinds[kind] ?? 'method' };
      return this.visitOne(member['value'], naming);
    }
    if (member.type === 'PropertyDefinition' && !isStatic && member['value']) return this.initializer(member, info);
    this.frames.push({ classCode: true });
    this.loop(() => this.within('function', member, () => {
      // A `var` is its own; that of no function.
      (this.scope as { owner: FunctionInfo | null }).owner = null;
      if (member.type === 'StaticBlock') this.visitAll(member['body']);
      else this.visitOne(member['value'], { name: this.keyOf(member), definitionStart: member.start });
    }));
    this.frames.pop();
  }

  /** What just makes a value has no guard: to run it in vain does no harm. */
  private initializer(member: AnyNode, info: ClassInfo): void {
    const value = member['value'] as AnyNode;
    const name = this.keyOf(member);
    const around = this.fn;
    const fn = this.newFunction(initializerNode(value), { name, definitionStart: member.start, kind: 'field', home: info, ...(plainnessOf(value) || isNamelessClass(value) ? { unguarded: 'invoked' } : {}) });
    this.functions.push(fn);
    (around?.children ?? this.roots).push(fn);
    this.frames.push({ fn });
    this.within('function', value, () => {
      (this.scope as { owner: FunctionInfo | null }).owner = fn;
      this.loop(() => this.visitOne(value, { name, definitionStart: member.start, kind: around ? 'closure' : 'function' }));
    });
    this.frames.pop();
  }

  private bind(reference: Reference, fn: FunctionInfo | null): void {
    reference.binding = reference.scope.resolve(reference.name);
    const atTop = reference.binding === null || reference.binding.kind === 'module';
    for (let f = fn; f; f = f.parent) {
      if (atTop) f.free.add(reference.name);
      else if (reference.binding!.isInside(f)) return;
      // The name of its class expression is there by itself where its newer code is evaluated.
      else if (reference.name !== 'arguments' && !isDerivedConstructor(f)) f.captures.set(reference.name, reference.binding!);
    }
  }
}
