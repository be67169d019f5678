export class Forms {
  #secret = 5;
  static #count = 0;

  run(input /*: any */) {
    let { a } = input;
    a ??= 'nothing';
    const list = [input?.deep?.[0]?.name, input.call?.(2), (2 ** 3) ** 2, 10n ** 3n === 1_000n, #secret in this];
    Forms.#count ||= 10;
    Forms.#count += 1;
    try {
      null.x;
    } catch {
      list.push(a);
    }
    return [...list, this.#secret * 2, Forms.#count, /(?<year>\d{4})/u.exec('in 2026')?.groups?.year, `${'x'.at(-1)}${String.raw`\t`}`];
  }
}
