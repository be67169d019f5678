/** A scenario's folder: `app.mjs`, what step 1 changes as `app.1.mjs`, and so on, and `expected.md`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseExpected, type Expected } from './expected.ts';
import { toCommonJs } from './to-cjs.ts';
import { toTypeScript } from './to-ts.ts';
import { packageType, type Variant } from './variants.ts';

export interface Story {
  name: string;
  expected: Expected;
  sources: Source[];
}

interface Source {
  /** Without step: `app.mjs`. */
  file: string;
  /** From which step on; 0: from the start. */
  step: number;
  text: string;
}

/** File name → text. */
export type Files = Map<string, string>;

export async function storyNames(): Promise<string[]> {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

export async function readStory(name: string): Promise<Story> {
  const folder = join(import.meta.dirname, name);
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const files = (await readdir(folder)).filter((file) => file !== 'expected.md');
  const sources = await Promise.all(files.map(async (file) => ({ ...parseName(name, file), text: await read(file) })));
  const expected = parseExpected(await read('expected.md'), `${name}/expected.md`);
  checkSteps(name, sources, expected);
  return { name, expected, sources };
}

function parseName(story: string, file: string): Pick<Source, 'file' | 'step'> {
  const match = /^([^.]+)(?:\.([1-9]\d*))?\.(m?js|json)$/.exec(file);
  if (!match) throw new Error(`${story}/${file}: a scenario's files are named NAME.mjs, and NAME.1.mjs for what step 1 changes (or .js, .json).`);
  return { file: `${match[1]}.${match[3]}`, step: Number(match[2] ?? 0) };
}

function checkSteps(name: string, sources: Source[], expected: Expected): void {
  const written = [...new Set(sources.map((source) => source.step))].sort((a, b) => a - b);
  const told = expected.steps.map((_, index) => index);
  if (written.join() === told.join()) return;
  throw new Error(`${name}: there are files for the steps ${written.join(', ')}, and rows in expected.md for ${told.join(', ')}.`);
}

/** What step `step` writes; at step 0 with the package's manifest. */
export function filesOfStep(story: Story, step: number, variant: Variant): Files {
  const files: Files = new Map();
  if (step === 0) files.set('package.json', JSON.stringify({ name: story.name, type: packageType(variant) }));
  for (const source of story.sources.filter((each) => each.step === step)) {
    files.set(rename(source.file, variant), rewrite(source, story.name, variant));
  }
  return files;
}

/** All files as they are after `step`. */
export function filesUpTo(story: Story, step: number, variant: Variant): Files {
  const steps = Array.from({ length: step + 1 }, (_, index) => filesOfStep(story, index, variant));
  return new Map(steps.flatMap((files) => [...files]));
}

/** The name in a variant of a file that the sources call `app.mjs` or `app.js`. */
export function rename(file: string, variant: Variant): string {
  if (variant === 'esm') return file;
  if (variant === 'cjs') return file.replace(/\.mjs$/, '.cjs');
  return file.replace(/\.m?js$/, '.ts');
}

function rewrite(source: Source, story: string, variant: Variant): string {
  const text = source.text.replace(/'(\.\/[^']+\.m?js)'/g, (_, specifier: string) => `'${rename(specifier, variant)}'`);
  if (variant === 'esm') return text;
  return variant === 'cjs' ? toCommonJs(text, `${story}/${source.file}`) : toTypeScript(text);
}
