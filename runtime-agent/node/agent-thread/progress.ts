/** What takes longer is shown to be under way, in milliseconds: `contract.md`. */
const SLOW_MS = 150;

/**
 * @param begin tells editors that something has begun, and returns what tells them of its end
 * @returns a function that does something, and tells of it if it is slow
 */
export function createProgress(begin: (title: string) => () => void): <Result>(title: string, work: () => Promise<Result>) => Promise<Result> {
  return async (title, work) => {
    let end = (): void => {};
    const slow = setTimeout(() => { end = begin(title); }, SLOW_MS);
    try {
      return await work();
    } finally {
      clearTimeout(slow);
      end();
    }
  };
}
