/** What a CommonJS module exports, while the module is run again. Whoever has required it holds the object that there was. */
export interface ExportsKeeper {
  /** Exports are what they were. */
  undo(): void;
  /** @returns whether whoever holds the exports has the new ones */
  finish(): boolean;
}

/** @param read,write of `module.exports` */
export function keepExports(read: () => unknown, write: (value: unknown) => void): ExportsKeeper {
  const before = read();
  const properties = isObject(before) ? Object.getOwnPropertyDescriptors(before) : {};
  return {
    undo() {
      write(before);
      if (isObject(before)) become(before, properties);
    },
    finish() {
      const after = read();
      if (after === before) return true;
      if (!isPlain(before) || !isPlain(after)) return false;
      become(before, Object.getOwnPropertyDescriptors(after));
      write(before);
      return true;
    },
  };
}

/** As far as its properties can be changed. */
function become(target: object, properties: Record<string, PropertyDescriptor>): void {
  for (const key of Object.keys(target)) if (!Object.hasOwn(properties, key)) Reflect.deleteProperty(target, key);
  for (const [key, descriptor] of Object.entries(properties)) Reflect.defineProperty(target, key, descriptor);
}

const isObject = (value: unknown): value is object => (typeof value === 'object' && value !== null) || typeof value === 'function';
const isPlain = (value: unknown): value is object => isObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
