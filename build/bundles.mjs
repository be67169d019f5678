/** What is bundled from where into what: esbuild's options. */
import { join, resolve } from 'node:path';
import { guardVersion } from './guard-version.mjs';
import { agentInExtension, checkout, extensionFolder, npmFolder, sources, version } from './paths.mjs';
import { writeOutputs } from './write-outputs.mjs';

const packageFolders = [npmFolder, agentInExtension];

/** Bundle → source, below runtime-agent/node. */
const commonJs = {
  index: 'index.ts',
  app: 'app-thread/app.ts',
  guard: 'app-thread/guard-entry.ts',
  transform: 'app-thread/transform.ts',
  agent: 'agent-thread/agent.ts',
  watcher: 'agent-thread/watcher.ts',
};
const esModules = {
  index: 'index.ts',
  register: 'register.ts',
  'hooks-thread': 'app-thread/hooks-thread.ts',
};
const commandLine = { cli: 'cli/cli.ts' };

/** Where these are imported, the import stays one of their own bundle: it is loaded when it is needed, and once. */
const ownFile = ['app', 'transform', 'agent', 'watcher'];

/** Options of every bundle. `sourcemap`: with linked source maps beside the bundles. `logLevel`: esbuild's. */
export function bundles({ sourcemap, logLevel }) {
  const common = { ...base, logLevel, sourcemap: sourcemap && 'linked' };
  const agentSide = { ...common, plugins: [keepOwnFiles, guardVersion, writeOutputs(packageFolders)] };
  return [
    { ...agentSide, ...commonJsFormat, entryPoints: inSources(commonJs) },
    { ...agentSide, ...esmFormat, entryPoints: inSources(esModules) },
    { ...agentSide, ...commonJsFormat, entryPoints: inSources(commandLine), banner: { js: '#!/usr/bin/env node' } },
    { ...common, format: 'cjs', external: ['vscode'], plugins: [writeOutputs([extensionFolder])],
      entryPoints: { extension: join(checkout, 'extension', 'extension.ts') } },
  ];
}

const base = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Writing is ours (write-outputs.mjs); `outdir` is where the paths in the source maps start from.
  write: false,
  // For the notices (notices.mjs).
  metafile: true,
  outdir: npmFolder,
  absWorkingDir: checkout,
  // Names stay as they are: they stand in stack traces, and in bug reports made of them.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  define: { __LIVEGRAFT_VERSION__: JSON.stringify(version) },
};
const commonJsFormat = { format: 'cjs', outExtension: { '.js': '.cjs' } };
const esmFormat = { format: 'esm', outExtension: { '.js': '.mjs' } };

function inSources(entries) {
  return Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(sources, path)]));
}

const keepOwnFiles = {
  name: 'keep-own-files',
  setup({ onResolve }) {
    const bundleOf = new Map(ownFile.map((name) => [join(sources, commonJs[name]), `./${name}.cjs`]));
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const bundle = kind === 'entry-point' ? undefined : bundleOf.get(resolve(resolveDir, path));
      return bundle === undefined ? undefined : { path: bundle, external: true };
    });
  },
};
