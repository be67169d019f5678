/** Where things lie in the checkout, as absolute paths. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
export const sources = join(checkout, 'runtime-agent', 'node');
export const dist = join(checkout, 'dist');
export const npmFolder = join(dist, 'livegraft');
export const extensionFolder = join(dist, 'extension');
/** The npm package once more: the extension brings its own agent along. */
export const agentInExtension = join(extensionFolder, 'livegraft');

/** The one version of extension and npm package: the root manifest's. */
export const version = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')).version;
