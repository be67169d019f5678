/** The tests that packages ship in their npm tarballs come to the same with guards in them, in their tests and in all that these use. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { installedPackages } from './installed-packages.ts';
import { assertSame } from './run-node.ts';

/** Suites run two at a time: each is two processes. */
const CONCURRENCY = 2;

const tape = (...files: string[]): string[] => ['../tape/bin/tape', ...files];
const all = tape('test/**/*.js');

/** Package (as in the fixture's package.json) → what its own `npm test` comes down to. */
const suites: Record<string, string[]> = {
  'async-generator-function': all,
  'call-bind': all,
  'deep-equal': all,
  'define-data-property': all,
  'error-cause': all,
  'es-abstract-1.17': ['test/index.js'],
  'events': ['tests/index.js'],
  'fastq': tape('test/test.js', 'test/promise.js'),
  'function-bind': all,
  'function.prototype.name': all,
  'functions-have-names': all,
  'generator-function': all,
  'internal-slot': all,
  'is-arrow-function': ['test/index.js'],
  'is-async-function': all,
  'is-callable': all,
  'is-equal': all,
  'is-generator-function': all,
  'iterate-value': ['test/index.js'],
  'json-stable-stringify': all,
  'mock-property': all,
  'object-inspect': tape('test/*.js'),
  'promise.prototype.finally': tape('test/implementation.js', 'test/index.js', 'test/shimmed.js'),
  'qs': all,
  'reusify': tape('test.js'),
  'side-channel': all,
  'static-eval': tape('test/*.js'),
  'suppressed-error': all,
  'thunky': tape('test.js'),
  'traverse': all,
  'util.promisify': all,
  'which-builtin-type': all,
};

let modules: string;
before(async () => { modules = await installedPackages(); });

// The suites look at the language; the two ends of what is supported differ in it most.
for (const version of chosenVersions.filter((each) => chosenVersions.length < 3 || ['20', '24'].includes(major(each)))) {
  describe(`Node.js ${version}`, { concurrency: CONCURRENCY }, () => {
    for (const [name, args] of Object.entries(suites)) {
      test(name, async () => {
        const cwd = join(modules, name);
        const { stdout, guarded } = await assertSame({ version, cwd, args, packages: '*' });
        assert.match(stdout, /^ok 1\b|^# (pass|tests) |^1\.\.\d/m, 'the suite ran no test');
        assert.ok([...guarded].some((file) => file.startsWith(cwd)), `no module of ${name} had guards`);
      });
    }
  });
}
