import { mark, original as unescaped } from '../../code/marks.ts';

const guards = new RegExp(`${escape(mark.open)}[\\s\\S]*?(?:${escape(mark.close)}|${escape(mark.instead)}([\\s\\S]*?)\\*/|$)`, 'g');

/** The text as its author wrote it. That of an arrow function may begin and end in the midst of what was put around its parameter or body. */
export function withoutGuards(text: string): string {
  const close = text.indexOf(mark.close);
  const begin = close >= 0 && close < text.indexOf(mark.open) ? close + mark.close.length : 0;
  return text.slice(begin).replace(guards, (_, stood: string | undefined) => (stood === undefined ? '' : unescaped(stood)));
}

/** The native one, once it is hidden. */
let native: typeof Function.prototype.toString | undefined;

/** The text that V8 runs, with guards; `null` for what is no function. */
export function guardedText(value: unknown): string | null {
  return native && typeof value === 'function' ? (Reflect.apply(native, value, []) as string) : null;
}

/**
 * From now on `Function.prototype.toString` gives the author's text: functions are turned into text to be run elsewhere, where no
 * guard could work, or to be looked at. For good, because functions with guards outlive the agent.
 * @throws Error where that cannot be done
 */
export function hideGuards(): void {
  if (native) return;
  const original = Function.prototype.toString;
  if (Object.isFrozen(Function.prototype)) throw new Error('The app runs with --frozen-intrinsics, so that its functions could not be shown as they were written.');
  const { apply } = Reflect;
  // A method, because the native one cannot be called with `new` either.
  const { toString } = {
    toString(this: unknown): string {
      const text = apply(original, this === toString ? original : this, []) as string;
      return text.includes(mark.open) ? withoutGuards(text) : text;
    },
  };
  Object.defineProperty(Function.prototype, 'toString', { value: toString, writable: true, configurable: true, enumerable: false });
  native = original;
}

function escape(text: string): string {
  return text.replace(/[/*|]/g, '\\$&');
}
