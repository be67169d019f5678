/**
 * `npm start`: sets up what is missing, runs the sample shop with an agent inside, shows one save going live, opens VS Code.
 *   --no-editor    ends after the save
 *   --folder DIR   where the copy of the shop goes (default: .cache/shop in the checkout); what is in there is replaced
 * Plain JavaScript, because it also runs where nothing has been installed yet.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout, setUp } from './start/set-up.mjs';

try {
  const { values } = parseArgs({ options: { 'no-editor': { type: 'boolean', default: false }, folder: { type: 'string' } } });
  const folder = await setUp(values.folder ? resolve(values.folder) : join(checkout, '.cache', 'shop'));
  const { tsImport } = await import('tsx/esm/api');
  const { runSample } = await tsImport('./start/sample.ts', import.meta.url);
  await runSample({ checkout, folder, editor: !values['no-editor'] });
} catch (error) {
  console.error(`\n✗ ${error.message}`);
  process.exitCode = 1;
}
// A code-server that is just being started would keep this process; it ends its own at this.
process.exit();
