export function fail() {
  throw new Error('new');
}

export class Task {
  run() {
    return [1, 2].map(function each() {
      return fail();
    });
  }
}
