'use strict';

import { self } from './self.mjs';

const held = self;

globalThis.probe = async () => ({ held: (0, held)(), fresh: (0, self)() });
