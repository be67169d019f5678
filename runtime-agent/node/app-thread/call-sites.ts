/** Who is on the stack, nearest first; nobody where `Error` is frozen or somebody else's. */
export function callSites(): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 100;
    Error.prepareStackTrace = (_, sites) => sites;
    const sites = new Error().stack as unknown;
    return Array.isArray(sites) ? (sites as NodeJS.CallSite[]) : [];
  } catch {
    return [];
  } finally {
    try {
      Object.assign(Error, { prepareStackTrace, stackTraceLimit });
    } catch { /* as above */ }
  }
}

/** As its module is named: a path or a URL. */
export const nameOf = (site: NodeJS.CallSite): string => site.getScriptNameOrSourceURL?.() ?? site.getFileName() ?? '';
