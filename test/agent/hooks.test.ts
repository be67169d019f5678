/** The load hooks and `textOf`, with real apps on every version of Node. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { apps, failingApps, tsxApps, typeScriptApps, type HookedApp } from './hooks/apps.ts';
import type { Answer } from './hooks/agent.ts';
import type { HooksReport } from './hooks/register.ts';
import { HooksBuild, readReport, runApp, type Output } from './hooks/run.ts';

/** For one call: what Node keeps of a failed import. */
const SMALL_BYTES = 20 * 1024;
/** What any `--import` changes by itself is no doing of the hooks. */
const anyImport = ['--import', 'data:text/javascript,'];

/** Else the hooks' own frame, which is taken out, would push another one out. */
const allFrames = ['--stack-trace-limit=99'];

const hooks = new HooksBuild();
before(() => hooks.build());
after(() => hooks.remove());

for (const version of chosenVersions) {
  for (const app of [...apps, ...typeScriptApps].filter((each) => runsOn(each, version))) {
    test(`Node ${version}: ${app.name}`, async () => {
      const folder = hooks.write(app);
      const { flags = [], main } = app;
      const plain = await run(version, folder, [...(app.plain === 'bare' ? [] : anyImport), ...flags, main]);
      check(version, app, folder, plain, await run(version, folder, [...flags, '--import', hooks.register, main]));
    });
  }
  for (const app of tsxApps) {
    test(`Node ${version}: ${app.name}`, async (t) => {
      const folder = hooks.write(app);
      const plain = await run(version, folder, ['--import', 'tsx', app.main]);
      for (const [way, { args, options }] of Object.entries(waysToStartTsx(app.main))) {
        await t.test(way, async () => check(version, app, folder, plain, await run(version, folder, args, options)));
      }
    });
  }
  for (const app of failingApps.filter((each) => runsOn(each, version))) {
    test(`Node ${version}: ${app.name}`, async () => {
      const folder = hooks.write(app);
      const plain = await run(version, folder, [...allFrames, ...anyImport, app.main]);
      const hooked = await run(version, folder, [...allFrames, '--import', hooks.register, app.main]);
      assert.notEqual(plain.code, 0);
      assert.deepEqual(hooked, plain);
    });
  }
}

function waysToStartTsx(main: string): Record<string, { args: string[]; options?: string }> {
  return {
    'tsx first': { args: ['--import', 'tsx', '--import', hooks.register, main] },
    'hooks first': { args: ['--import', hooks.register, '--import', 'tsx', main] },
    'hooks by NODE_OPTIONS': { args: ['--import', 'tsx', main], options: `--import ${hooks.register}` },
    'its command': { args: [join('node_modules', 'tsx', 'dist', 'cli.mjs'), main], options: `--import ${hooks.register}` },
  };
}

function check(version: string, app: HookedApp, folder: string, plain: Output, hooked: Output): void {
  assert.equal(plain.code, 0, plain.stderr);
  assert.deepEqual(hooked, plain);
  const report = readReport(folder);
  const { seen, ran, logged, answers } = report;
  const below = (urls: string[]): string[] => urls.map((url) => url.slice(`${pathToFileURL(folder).href}/`.length)).sort();
  const expected = [...app.guarded, ...(major(version) === '20' ? [] : (app.notOn20 ?? []))].sort();
  assert.deepEqual(below(seen.map(({ url }) => url)), expected, 'guarded');
  assert.deepEqual(below(ran), expected, 'ran');
  if (app.logged) assert.match(logged.join('\n'), app.logged);
  else assert.deepEqual(logged, []);
  if (app.links) assert.ok(seen.every(({ file }) => file.startsWith(join(folder, 'src'))), 'real paths');
  // The agent's thread does not have what the app itself registered.
  if (!app.ownLoaders) answers.forEach((answer) => checkAnswer(answer, app, report));
}

/** A text asked for is the one that was loaded, follows the file, and says where a fault is. */
function checkAnswer({ url, same, text, changed, fault, bytesPerCall }: Answer, app: HookedApp, { seen }: HooksReport): void {
  const module = seen.find((each) => each.url === url);
  assert.ok(same, `${url}: loaded\n${module?.text}\nnow\n${text}`);
  assert.ok(bytesPerCall < SMALL_BYTES, `${url}: ${bytesPerCall} bytes a call`);
  const source = app.files[module?.file.split(/app\d+[\\/]/)[1] ?? ''] ?? '';
  if (/unchanged/.test(text)) assert.match(changed, /the new text/, url);
  if (!source.includes('// fault here')) return assert.equal(fault, undefined, url);
  const line = source.split('\n').findIndex((each) => each.includes('// fault here'));
  assert.deepEqual([fault?.line, typeof fault?.character], [line, 'number'], `${url}: ${fault?.message}`);
}

function runsOn({ versions }: { versions?: number[] | undefined }, version: string): boolean {
  return versions?.includes(Number(major(version))) ?? true;
}

async function run(version: string, folder: string, args: string[], options = ''): Promise<Output> {
  const node = await nodeBinary(version);
  return runApp(node, args, folder, { NODE_OPTIONS: options }, hooks.folder);
}
