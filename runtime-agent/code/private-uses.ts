import { type Edit, insertion, skipTrivia } from './edits.ts';
import type { AnyNode } from './patterns.ts';

/** A use of a `#name`. */
export interface PrivateUse {
  /** `Cart.#items`: it is found so among the names that came with updates, when the class was made without it. */
  key: string;
  start: number;
  end: number;
  /** Where `#name` ends that an `in` follows. */
  nameEnd: number;
  form: 'value' | 'call' | 'in';
}

export function privateUse(node: AnyNode, className: string, isCalled: boolean): PrivateUse {
  const { start, end } = node;
  const isIn = node.type === 'BinaryExpression';
  const name = node[isIn ? 'left' : 'property'] as AnyNode;
  return { key: `${className}.#${name['name'] as string}`, start, end, nameEnd: name.end, form: isIn ? 'in' : isCalled ? 'call' : 'value' };
}

/** Code within a class that was made without a `#name` cannot even be compiled with it: it finds it with the class's other new names. */
export function privateEdits({ key, start, end, nameEnd, form }: PrivateUse, text: string): Edit[] {
  const open = `$lgx.w(${JSON.stringify(key)},`;
  if (form === 'in') return [{ start, end: skipTrivia(text, nameEnd) + 'in'.length, text: open }, insertion(end, ').isIn')];
  const dot = text.lastIndexOf('.', end - 1);
  const isOptional = text[dot - 1] === '?';
  return [insertion(start, open), { start: isOptional ? dot - 1 : dot, end, text: `${isOptional ? ',true)?.' : ').'}${form === 'call' ? 'call' : 'it'}` }];
}
