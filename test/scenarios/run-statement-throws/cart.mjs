export const log /*: string[] */ = [];

export function total() {
  return 1;
}
