export const 价格 = (数 /*: number */) => `${数}😀😀`;

export function größe(maß /*: number */) { return maß + "€".length * 10; } /* 😀 */

export class Straße {
  #ß = 5;

  länge() { '😀'; return this.#ß * 2; }
}
