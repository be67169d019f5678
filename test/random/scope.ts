/** Walks over a program, and knows at each place which names are visible there. */
import type { Binding, Block, Class, Expr, Fn, Import, Item, Member, Module, Need, ObjectLiteral, Param, Part, Program, Stmt } from './model.ts';

export interface Place {
  module: Module;
  item: Item;
  /** What code here can name, inner names last. */
  env: Binding[];
  /** The functions around, outermost first. */
  fns: Fn[];
  /** What `this` is here; `static`: the class itself. */
  holder: { of: Class | ObjectLiteral; isStatic: boolean } | null;
  /** The innermost member around: it may call members with lower numbers. */
  member: Member | null;
  /** In a function's parameters, or in a field's initialiser: no `await`, `yield`, `arguments`. */
  restricted: boolean;
  loop: boolean;
}

export interface Visitor {
  item?(item: Item, place: Place): void;
  expr?(expr: Expr, place: Place): void;
  stmt?(stmt: Stmt, block: Block, index: number, place: Place): void;
  /** `place`: at the block's end. */
  block?(block: Block, place: Place): void;
  fn?(fn: Fn, place: Place): void;
  /** `place`: within the function, before its body. */
  body?(fn: Fn, place: Place): void;
  param?(param: Param, fn: Fn, place: Place): void;
  class?(cls: Class, place: Place): void;
  object?(object: ObjectLiteral, place: Place): void;
  member?(member: Member, of: Class | ObjectLiteral, place: Place): void;
}

export function walkProgram(program: Program, visitor: Visitor): void {
  for (const module of program.modules) for (const item of [...module.items]) walkItem(item, module, visitor);
}

export function walkItem(item: Item, module: Module, visitor: Visitor): void {
  const place = itemPlace(module, item);
  visitor.item?.(item, place);
  walkParts(item.stmt.parts, place, visitor);
}

/** What an item can use: imports, and the module's own items of a lower rank. */
export function itemPlace(module: Module, item: Item): Place {
  const own = module.items.filter((other) => other.rank < item.rank && other.binding).map((other) => other.binding!);
  const imported = module.imports.filter(({ above }) => above === undefined || above < item.rank).map(({ to }) => to);
  return { module, item, env: [...imported, ...own], fns: [], holder: null, member: null, restricted: false, loop: false };
}

export function walkParts(parts: Part[], place: Place, visitor: Visitor): void {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    switch (part.node) {
      case 'expr':
        visitor.expr?.(part, place);
        walkParts(part.parts, place, visitor);
        break;
      case 'block': walkBlock(part, place, visitor); break;
      case 'fn': walkFn(part, place, visitor); break;
      case 'class': walkClass(part, place, visitor); break;
      case 'object': walkObject(part, place, visitor); break;
    }
  }
}

function walkBlock(block: Block, place: Place, visitor: Visitor): void {
  const inside = { ...place, env: visible(place.env, block.locals), loop: place.loop || block.loop };
  for (const [index, stmt] of [...block.stmts].entries()) {
    visitor.stmt?.(stmt, block, index, inside);
    const env = visible(inside.env, stmt.declares);
    // Blocks of a statement come behind what it declares: `let s = 0; for (…) { s += 1 }` is one statement here.
    for (const part of stmt.parts) walkParts([part], typeof part === 'object' && part.node === 'block' ? { ...inside, env } : inside, visitor);
    inside.env = env;
  }
  visitor.block?.(block, inside);
}

function walkFn(fn: Fn, place: Place, visitor: Visitor): void {
  visitor.fn?.(fn, place);
  const inside = fnPlace(fn, place);
  for (const param of fn.params) {
    const at = { ...inside, restricted: true };
    visitor.param?.(param, fn, at);
    walkParts(param.parts, at, visitor);
    inside.env = visible(inside.env, param.declares);
  }
  visitor.body?.(fn, inside);
  if (fn.superArgs) walkParts(fn.superArgs, inside, visitor);
  walkParts([fn.body], inside, visitor);
}

/** Within a function, before its parameters. */
export function fnPlace(fn: Fn, place: Place): Place {
  const lexical = fn.form === 'arrow';
  const isMember = fn.form === 'method' || fn.form === 'getter' || fn.form === 'setter' || fn.form === 'constructor';
  const env = fn.binding ? visible(place.env, [fn.binding]) : place.env;
  return { ...place, env, fns: [...place.fns, fn], holder: lexical || isMember ? place.holder : null, restricted: lexical && place.restricted && place.fns.length === 0, loop: false };
}

function walkClass(cls: Class, place: Place, visitor: Visitor): void {
  visitor.class?.(cls, place);
  for (const member of [...cls.members]) walkMember(member, cls, place, visitor);
}

function walkObject(object: ObjectLiteral, place: Place, visitor: Visitor): void {
  visitor.object?.(object, place);
  for (const member of [...object.members]) walkMember(member, object, place, visitor);
}

function walkMember(member: Member, of: Class | ObjectLiteral, place: Place, visitor: Visitor): void {
  const inside = memberPlace(member, of, place);
  visitor.member?.(member, of, inside);
  walkParts([member.fn, member.value, member.block].filter((part) => part !== null), inside, visitor);
}

export function memberPlace(member: Member, of: Class | ObjectLiteral, place: Place): Place {
  const env = of.node === 'class' ? visible(place.env, [of.binding]) : place.env;
  // A property's value is evaluated around the object: `this` is not yet it.
  const holder = of.node === 'object' && !member.fn ? place.holder : { of, isStatic: member.isStatic };
  const fns = of.node === 'class' && !member.fn ? [] : place.fns;
  return { ...place, env, fns, holder, member, restricted: of.node === 'class' ? !member.fn : place.restricted, loop: false };
}

/** Inner names hide outer ones. */
export function visible(env: Binding[], inner: Binding[]): Binding[] {
  if (inner.length === 0) return env;
  return [...env.filter((outer) => !inner.some(({ name }) => name === outer.name)), ...inner];
}

/** Whether what needs something can stand here. */
export function allows(place: Place, need: Need | null): boolean {
  const own = place.fns.at(-1);
  const lexical = place.fns.findLast((fn) => fn.form !== 'arrow');
  const isMember = lexical?.form === 'method' || lexical?.form === 'getter' || lexical?.form === 'setter' || lexical?.form === 'constructor';
  switch (need) {
    case null: return true;
    case 'async': return !place.restricted && (own?.kind.startsWith('async') ?? false);
    case 'generator': return !place.restricted && (own?.kind.endsWith('generator') ?? false);
    case 'function': case 'constructor': return !place.restricted && lexical !== undefined;
    case 'home': return !place.restricted && isMember && place.holder !== null;
    case 'loop': return place.loop;
  }
}

export const importOf = (module: Module, binding: Binding): Import | undefined => module.imports.find(({ to }) => to.id === binding.id);

/** The names of the module's level that an item uses. */
export function usesOf(item: Item, module: Module, where: (place: Place) => boolean = () => true): Set<number> {
  const used = new Set<number>();
  const note = (parts: Part[]): void => parts.forEach((part) => typeof part !== 'string' && part.node === 'binding' && part.owner === 0 && used.add(part.id));
  note(item.stmt.parts);
  walkItem(item, module, {
    expr: (expr, place) => where(place) && note(expr.parts), stmt: (stmt, _, __, place) => where(place) && note(stmt.parts),
    param: (param, _, place) => where(place) && note(param.parts), class: (cls, place) => cls.base && where(place) && note([cls.base]),
  });
  return used;
}
