/** Whatever has to be undone; VS Code's own disposables fit. */
export interface Disposable { dispose(): void }

/** Disposes of what was added, last one first. What is added after that is disposed of at once. */
export class DisposableStore implements Disposable {
  #items: Disposable[] = [];
  #disposed = false;

  /** @returns `item`, so that it can be made and added in one line */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  /** One part that fails to end does not keep the others from ending; the first failure is thrown afterwards. */
  dispose(): void {
    this.#disposed = true;
    const failures: unknown[] = [];
    for (const item of this.#items.splice(0).reverse()) {
      try {
        item.dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
