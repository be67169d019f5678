import { openEditor } from './editor.ts';
import { showSave } from './save.ts';
import { startShop } from './shop.ts';
import { bold, dim, red, step } from './terminal.mjs';

export interface SampleOptions {
  /** Absolute path of Livegraft's checkout. */
  checkout: string;
  /** Real path of the copy of the shop. */
  folder: string;
  /** Whether to open an editor and stay until Ctrl-C. */
  editor: boolean;
}

/**
 * Runs the shop, shows a save, opens an editor; ends what it started.
 * @throws Error when the save does not go live, or the shop ends by itself
 */
export async function runSample(options: SampleOptions): Promise<void> {
  const interrupted = interruption();
  const shop = await step('the shop, started by `livegraft run`', () => startShop(options.checkout, options.folder));
  try {
    await Promise.race([interrupted, shop.ended, present(shop.url, options)]);
  } finally {
    await shop.stop();
  }
}

/** Resolves when the user presses Ctrl-C, or somebody else ends us. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function present(url: string, { checkout, folder, editor }: SampleOptions): Promise<void> {
  await showSave(url, folder);
  if (!editor) return;
  await openEditor(checkout, folder).then(console.log, ({ message }: Error) => {
    console.error(red(`No editor could be opened: ${message}`));
  });
  console.log(`\nThe shop is open at ${bold(url)}. Edit and save a file in ${bold(folder)}: the line says what is running.`);
  console.log(dim('The folder is a copy, made anew by each `npm start`. Ctrl-C ends the shop.'));
  await new Promise<never>(() => {});
}
