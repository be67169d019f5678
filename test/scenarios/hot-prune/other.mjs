export const second = 'second';

import.meta.hot?.prune(() => { globalThis['pruned'] = [second]; });
