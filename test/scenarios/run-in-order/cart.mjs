export const log /*: string[] */ = [];

export function report() {
  return 'nothing';
}
