/**
 * What guarded texts of the cache depend on: a hash of the code that makes them. The build puts it in (`build/guard-version.mjs`);
 * run from the sources there is none, and then no cache.
 */
export const GUARD_VERSION = '';
