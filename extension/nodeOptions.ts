/** Node's options that put an agent into an app. Pure. */
import { pathToFileURL } from 'node:url';

/**
 * @param register path of the bundled `livegraft/register`
 * @returns an option for `NODE_OPTIONS`: a URL has no spaces, so it needs no quotes
 */
export const importOption = (register: string): string => `--import ${pathToFileURL(register).href}`;

/** @returns the user's options, and ours behind them; once */
export function withImport(options: string | undefined, register: string): string {
  const own = importOption(register);
  if (!options?.trim()) return own;
  return options.includes(own) ? options : `${options.trim()} ${own}`;
}
