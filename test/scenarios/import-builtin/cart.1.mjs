import { basename } from 'node:path';
import path from 'node:path';
import 'node:os';

const suffix = '!';

export function total(file) {
  return basename(file) + path.extname(file) + suffix;
}
