/** So often files are asked for, in milliseconds, where nothing else is said. */
const POLL_MS = 500;

/**
 * @param asked by the app itself
 * @returns how files are watched, by `LIVEGRAFT_WATCH`: `1`, or `poll` or `poll:<milliseconds>`; `null` when they are not
 */
export function watchOptions(asked: boolean | undefined): { pollMs: number | null } | null {
  const said = process.env['LIVEGRAFT_WATCH'] ?? '';
  const isWanted = asked ?? (said !== '' && said !== '0');
  if (!isWanted) return null;
  const [, ms] = /^poll(?::(\d{1,6}))?$/.exec(said) ?? [null];
  return { pollMs: said.startsWith('poll') ? Number(ms ?? POLL_MS) : null };
}
