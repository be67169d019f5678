import type { FunctionInfo } from './functions.ts';

export type ScopeKind = 'module' | 'function' | 'block' | 'name' | 'with';

/** A region of text in which names are declared. Hoisted names are in it from its start. */
export class Scope {
  readonly names = new Set<string>();
  constructor(
    readonly kind: ScopeKind,
    readonly parent: Scope | null,
    /** The function whose code declares the names; `null` at the module's level. */
    readonly owner: FunctionInfo | null,
    readonly start: number,
    readonly end: number,
  ) {}

  /** The scope to which `var` and sloppy functions hoist. */
  get hoistTarget(): Scope {
    let scope: Scope = this;
    while (scope.kind !== 'function' && scope.kind !== 'module') scope = scope.parent!;
    return scope;
  }

  /** The scope that declares `name`, from here outwards; `null` for a global. */
  resolve(name: string): Scope | null {
    for (let scope: Scope | null = this; scope; scope = scope.parent) if (scope.names.has(name)) return scope;
    return null;
  }

  /** Whether any name may be that of an object's property. */
  get isInWith(): boolean {
    return this.kind === 'with' || this.parent?.isInWith === true;
  }

  isInside(fn: FunctionInfo): boolean {
    return this.start >= fn.start && this.end <= fn.end && this.kind !== 'module';
  }
}

/** One use of a name. */
export interface Reference {
  name: string;
  start: number;
  end: number;
  scope: Scope;
  /** How it stands there, for code that reads the name another way: `{ n }` must keep its key, `n()` its `this`. */
  use: 'value' | 'shorthand' | 'call';
  /** Of `n.total`: `total`. */
  member: string | null;
  /** In a class's field or static block: code that runs with the class or its objects, whatever function is around. */
  inClass: boolean;
  /** Where it is declared; `null` for a global. Set when the whole module was read. */
  binding: Scope | null;
}
