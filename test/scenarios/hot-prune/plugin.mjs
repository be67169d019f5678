export const first = 'first';

import.meta.hot?.prune(() => { globalThis['pruned'] = [first]; });
