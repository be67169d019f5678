/** Files that belong together, because one update had them, of which one could not be taken: the next save of any takes them all. */
export class HeldBack {
  #groups: ReadonlySet<string>[] = [];

  hold(files: string[]): void {
    this.release(files);
    if (files.length > 1) this.#groups.push(new Set(files));
  }

  /** These files have been applied. */
  release(files: string[]): void {
    this.#groups = this.#groups.filter((group) => !files.some((file) => group.has(file)));
  }

  /** @returns the files, and all that wait for one of them */
  with(files: string[]): string[] {
    const groups = this.#groups.filter((group) => files.some((file) => group.has(file)));
    return [...new Set([...files, ...groups.flatMap((group) => [...group])])];
  }
}
