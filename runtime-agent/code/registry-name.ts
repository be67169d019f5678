/** The name of the app's registry in its global object: `Symbol.for` of this. */
export const REGISTRY = 'livegraft';
