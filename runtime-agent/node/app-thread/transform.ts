/** The part that parses, in a bundle of its own: an app whose texts are all in the cache never loads it. */
import { createHash } from 'node:crypto';
import { guardModule } from '../../code/guard.ts';
import { ParseError } from '../../code/parse.ts';
import type { GuardedText } from '../link.ts';
import type { ModuleFormat } from './guarding.ts';

/** @param debuggedAs as for `guardModule` */
export function transform(loaded: string, format: ModuleFormat, debuggedAs: string | undefined): GuardedText {
  const key = createHash('sha1').update(loaded).digest('base64url') + (format === 'module' ? 'm' : 'c');
  const { text: guarded, columns } = guard(loaded, format, key, debuggedAs);
  return { key, format, loaded, guarded, columns };
}

/** Text that cannot be parsed is left to Node, whose message the app's author knows. */
function guard(text: string, format: ModuleFormat, key: string, debuggedAs: string | undefined): { text: string | null; columns: number[] } {
  try {
    return { columns: [], ...guardModule(text, format, key, debuggedAs) };
  } catch (error) {
    if (error instanceof ParseError) return { text: null, columns: [] };
    throw error;
  }
}
