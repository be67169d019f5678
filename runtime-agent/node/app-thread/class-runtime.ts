/** What code that came with an update does with the objects of living classes. */

type Init = (this: object) => unknown;
type Constructor = new (...args: unknown[]) => object;

/** A field and its initialiser; key 0: the initialiser does it all. */
type Field = [key: string | 0, init?: Init];

/** What a static field is that is there, and `undefined`. */
export const nothing = Symbol('undefined');

/** A value that a static field is to have. */
export const there = (value: unknown): unknown => (value === undefined ? nothing : value);

/** Throws away fields that an object has got from its class, the last one first, and gives it others. */
export function makeFields(gone: string[], fields: Field[]): Init {
  return function () {
    for (let i = gone.length - 1; i >= 0; i--) Reflect.deleteProperty(this, gone[i]!);
    for (const [key, init] of fields) {
      const value = init?.call(this);
      if (key !== 0) Object.defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
    }
  };
}

/** The code of a base class's constructor, with fields before it. */
export function withFields<Captured extends unknown[]>(fields: Init, factory: (...captured: Captured) => (...args: unknown[]) => unknown) {
  return (...captured: Captured) => {
    const construct = factory(...captured);
    return function (this: object, ...args: unknown[]): unknown {
      fields.call(this);
      return construct.apply(this, args);
    };
  };
}

/** A class between a derived class and the one that it extends, whose objects have fields. */
export function superOf(derived: Constructor, fields?: Init): Constructor {
  const superclass = Object.getPrototypeOf(derived) as Constructor;
  const between = fields ? withFieldsOf(superclass, fields) : class extends superclass {};
  heir(derived.prototype as object, between.prototype as object);
  return heir(derived, between);
}

function withFieldsOf(superclass: Constructor, fields: Init): Constructor {
  return class extends superclass {
    constructor(...args: unknown[]) {
      super(...args);
      fields.call(this);
    }
  };
}

/** For a class or a prototype, what inherits from the same as it does. */
const heirs = new WeakMap<object, WeakRef<object>[]>();

/** Has an object inherit from what `home` inherits from, now and later: that is where `super` looks in its methods. */
export function heir<T extends object>(home: object, object: T): T {
  const living = (heirs.get(home) ?? []).filter((each) => each.deref() !== undefined);
  heirs.set(home, [...living, new WeakRef(object)]);
  return Object.setPrototypeOf(object, Object.getPrototypeOf(home) as object) as T;
}

/** What a class extends as something that can be read and set. */
export function superclassOf(derived: Constructor): { it: unknown } {
  return {
    get it() {
      return Object.getPrototypeOf(derived) as unknown;
    },
    set it(superclass) {
      bequeath(derived, superclass as Constructor);
      bequeath(derived.prototype as object, (superclass as Constructor).prototype as object);
    },
  };
}

function bequeath(home: object, parent: object): void {
  for (const each of [home, ...(heirs.get(home) ?? []).map((reference) => reference.deref())]) if (each) Object.setPrototypeOf(each, parent);
}

/** A class that can be extended. @throws TypeError as the declaration would */
export function extendable(value: unknown): unknown {
  return Object.getPrototypeOf(class extends (value as Constructor) {}) as unknown;
}

type Split = (target: unknown, args: unknown[]) => { a: unknown[]; b: (this: object) => unknown };

/** The code of a derived class's constructor, in two parts, with fields before the second. */
export function splitWithFields(fields: Init, split: Split): Split {
  return (target, args) => {
    const { a, b } = split(target, args);
    return {
      a,
      b() {
        fields.call(this);
        return b.call(this);
      },
    };
  };
}

/** A method or half of an accessor as something that can be read and set; `undefined` for one that is not there. */
export function ownMember(target: object, key: string, half: 'value' | 'get' | 'set'): { it: unknown } {
  return {
    get it() {
      return Object.getOwnPropertyDescriptor(target, key)?.[half];
    },
    set it(value) {
      const before = Object.getOwnPropertyDescriptor(target, key) ?? {};
      const { get, set } = before;
      const other = half === 'get' ? set : half === 'set' ? get : undefined;
      if (value === undefined && half !== 'value' && 'value' in before) return;
      if (value === undefined && other === undefined) Reflect.deleteProperty(target, key);
      else if (half === 'value') Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
      else Object.defineProperty(target, key, { get, set, [half]: value, configurable: true, enumerable: false } as PropertyDescriptor);
    },
  };
}

/** A static field likewise. */
export function ownStatic(target: object, key: string): { it: unknown } {
  return {
    get it() {
      const own = Object.getOwnPropertyDescriptor(target, key);
      return own && own.value === undefined ? nothing : own?.value;
    },
    set it(value) {
      if (value === undefined) Reflect.deleteProperty(target, key);
      else Object.defineProperty(target, key, { value: value === nothing ? undefined : value, writable: true, configurable: true, enumerable: true });
    },
  };
}
