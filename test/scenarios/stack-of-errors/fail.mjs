export function fail() {
  throw new Error('old');
}

export class Task {
  run() {
    return [1].map(function each() {
      return fail();
    });
  }
}
