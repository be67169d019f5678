/**
 * Which of Node's options take their value from the next argument. Node knows, but tells nobody:
 * `process.allowedNodeEnvironmentFlags` has names only. Source: `node --help` of Node 20, 22, 24 and 26, each option tried;
 * a test compares this list with the help of the Node that runs it. V8's own options take theirs after `=` only.
 */
const withValue = new Set(`
  -C -e -pe -r
  --allow-fs-read --allow-fs-write --bench-isolation --bench-name-pattern --bench-reporter --bench-reporter-destination
  --bench-samples --bench-warmup --build-sea --build-snapshot-config --conditions --cpu-prof-dir --cpu-prof-interval
  --cpu-prof-name --debug-port --diagnostic-dir --disable-proto --disable-warning --dns-result-order --env-file
  --env-file-if-exists --eval --experimental-default-type --experimental-loader --experimental-package-map
  --experimental-policy --experimental-sea-config --experimental-test-isolation --experimental-test-tag-filter
  --heap-prof-dir --heap-prof-interval --heap-prof-name --heapsnapshot-near-heap-limit --heapsnapshot-signal
  --icu-data-dir --import --input-type --inspect-port --inspect-publish-uid --loader --localstorage-file
  --max-http-header-size --max-old-space-size-percentage --network-family-autoselection-attempt-timeout
  --openssl-config --policy-integrity --redirect-warnings --report-dir --report-directory --report-filename
  --report-signal --require --run --secure-heap --secure-heap-min --security-revert --snapshot-blob --test-concurrency
  --test-coverage-branches --test-coverage-exclude --test-coverage-functions --test-coverage-include
  --test-coverage-lines --test-global-setup --test-isolation --test-name-pattern --test-random-seed --test-reporter
  --test-reporter-destination --test-rerun-failures --test-shard --test-skip-pattern --test-timeout --title
  --tls-cipher-list --tls-keylog --trace-event-categories --trace-event-file-pattern --trace-require-module
  --unhandled-rejections --use-largepages --v8-pool-size --vfs-load --vfs-mount --watch-kill-signal --watch-path
`.trim().split(/\s+/));

/** Where one of these stands, there may be no script. */
const withoutScript = new Set(['-e', '--eval', '-p', '--print', '-pe', '-i', '--interactive', '--run', '--test']);

/** A command line of `node`, cut where its options end. */
export interface NodeCommandLine {
  options: string[];
  /** The script and its arguments, with the `--` before them if there is one. */
  rest: string[];
}

/** @param args what stands after `node` */
export function splitNodeArguments(args: readonly string[]): NodeCommandLine {
  let end = 0;
  for (let arg = args[0]; arg !== undefined && isOption(arg); arg = args[end]) {
    end += takesNext(arg, args[end + 1]) ? 2 : 1;
  }
  return { options: args.slice(0, end), rest: args.slice(end) };
}

/** Whether Node has something to run, other than a prompt that nobody asked for. */
export function hasProgram({ options, rest }: NodeCommandLine): boolean {
  return rest.some((arg) => arg !== '--') || options.some((option) => withoutScript.has(nameOf(option)));
}

/** A lone `-` is the script that comes from standard input, and `--` ends the options. */
const isOption = (arg: string): boolean => arg.startsWith('-') && arg !== '-' && arg !== '--';

function takesNext(option: string, next: string | undefined): boolean {
  const name = nameOf(option);
  if (next === undefined || name !== option.replaceAll('_', '-')) return false;
  // `-p` prints what `-e` evaluates, or evaluates the next argument.
  if (name === '-p' || name === '--print') return !next.startsWith('-');
  return withValue.has(name);
}

/** Without its value; Node takes `_` for `-`. */
const nameOf = (option: string): string => option.split('=', 1).join('').replaceAll('_', '-');
