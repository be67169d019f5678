/** `#names` that came with updates: a class that was made without them cannot get them, so they are kept beside its objects. */

type Half = 'init' | 'value' | 'get' | 'set';
type Part = (this: object, ...args: unknown[]) => unknown;

/** One such name. */
class PrivateName {
  readonly values = new WeakMap<object, unknown>();
  readonly parts: Partial<Record<Half, Part>> = {};
  /** The prototype of the class, or for a static name the class. */
  home: object = this;

  constructor(readonly key: string) {}

  has(object: unknown): object is object {
    return object === this.home || Object.prototype.isPrototypeOf.call(this.home, object as object);
  }
}

/** A name of one object. Objects from before the name begin with its initialiser when it is first used. */
class PrivateReference {
  constructor(private readonly name: PrivateName, private readonly object: unknown) {}

  get isIn(): boolean {
    return this.name.has(this.object);
  }

  get it(): unknown {
    const { values, parts: { init, value, get } } = this.name;
    const object = this.checked();
    if (get) return get.call(object);
    if (value) return value;
    if (!values.has(object)) values.set(object, init?.call(object));
    return values.get(object);
  }

  set it(value) {
    const { values, parts: { set } } = this.name;
    const object = this.checked();
    if (set) set.call(object, value);
    else values.set(object, value);
  }

  call(...args: unknown[]): unknown {
    return Reflect.apply(this.it as Part, this.object, args);
  }

  private checked(): object {
    if (this.name.has(this.object)) return this.object;
    throw new TypeError(`Cannot access private member ${this.name.key.replace(/.*#/, '#')} of an object whose class did not declare it`);
  }
}

/** All such names of a module. */
export class PrivateNames {
  private readonly names = new Map<string, PrivateName>();

  /** @param optional of `undefined` and `null` there is none */
  of(key: string, object: unknown, optional = false): PrivateReference | undefined {
    return optional && object == null ? undefined : new PrivateReference(this.name(key), object);
  }

  /** What makes the name what it is, as something that can be read and set. */
  part(key: string, home: object, half: Half): { it: Part | undefined } {
    const name = this.name(key);
    name.home = home;
    return {
      get it() { return name.parts[half]; },
      set it(part) { name.parts[half] = part; },
    };
  }

  private name(key: string): PrivateName {
    if (!this.names.has(key)) this.names.set(key, new PrivateName(key));
    return this.names.get(key)!;
  }
}
