import type { Item, Program } from './model.ts';
import { usesOf, walkItem } from './scope.ts';

/** Which items of a program use which, and how far each has been edited. */
export class Links {
  readonly items = new Map<number, { what: Item['what']; revision: number; signature: string }>();
  readonly moduleOf = new Map<number, string>();
  /** The items that an item names. */
  readonly uses = new Map<number, Set<number>>();
  /** Those that it names outside of its functions, for values that are computed when it is loaded. */
  readonly usesAtLoad = new Map<number, Set<number>>();
  /** The functions in an item. */
  readonly fnsOf = new Map<number, number[]>();
  /** Of an item that is just a function that can be suspended: that. */
  readonly functionOf = new Map<number, number>();
  /** Functions whose calls are not always seen: an argument may stand for their marker. */
  readonly unseen = new Set<number>();
  /** By function. */
  readonly revisions = new Map<number, number>();
  private readonly reached = new Map<number, Set<number>>();

  constructor(program: Program) {
    const byBinding = new Map(program.modules.flatMap(({ items }) => items.flatMap((item) => (item.binding ? [[item.binding.id, item.id] as const] : []))));
    for (const module of program.modules) for (const item of module.items) {
      this.items.set(item.id, { what: item.what, revision: item.revision, signature: signature(item) });
      this.moduleOf.set(item.id, module.name);
      const itemsOf = (bindings: Set<number>): Set<number> => new Set([...bindings].flatMap((binding) => byBinding.get(binding) ?? []));
      this.uses.set(item.id, itemsOf(usesOf(item, module)));
      this.usesAtLoad.set(item.id, itemsOf(usesOf(item, module, ({ fns }) => fns.length === 0)));
      const { binding } = item;
      if (item.what === 'function' && binding?.target?.node === 'fn' && binding.target.kind !== 'sync') this.functionOf.set(item.id, binding.target.id);
      const fns: number[] = [];
      walkItem(item, module, { fn: (fn) => {
        fns.push(fn.id);
        this.revisions.set(fn.id, fn.revision);
        if (fn.marker === 'default') this.unseen.add(fn.id);
      } });
      this.fnsOf.set(item.id, fns);
    }
  }

  /** What an item's value was computed from when it was loaded, at any remove. */
  reachAtLoad(id: number): Set<number> {
    const reach = new Set(this.usesAtLoad.get(id) ?? []);
    for (const each of reach) for (const used of this.usesAtLoad.get(each) ?? []) reach.add(used);
    return reach;
  }

  /** The item and all that it uses, at any remove. Empty for what is not there. */
  reach(id: number): Set<number> {
    const known = this.reached.get(id);
    if (known) return known;
    const reach = new Set<number>();
    const left = this.items.has(id) ? [id] : [];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (reach.has(next)) continue;
      reach.add(next);
      left.push(...(this.uses.get(next) ?? []));
    }
    this.reached.set(id, reach);
    return reach;
  }
}

/** Equal for two states of an item between which nothing but its layout has changed. */
function signature(item: Item): string {
  const seen: (string | number)[] = [item.revision];
  const read = (value: unknown): void => {
    if (typeof value === 'string') seen.push(value);
    else if (Array.isArray(value)) value.forEach(read);
    else if (typeof value === 'object' && value !== null) readNode(value as { node?: string; name?: string; revision?: number });
  };
  const readNode = (node: { node?: string; name?: string; revision?: number }): void => {
    if (node.node === 'binding') return void seen.push(node.name!);
    if (node.revision !== undefined) seen.push(node.revision);
    Object.values(node).forEach(read);
  };
  read(item.stmt);
  return seen.join();
}
