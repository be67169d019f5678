/** The commands for apps that run already, against an agent's real server whose handlers answer as the tests want. */
import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { announce, chooseSocket, createToken, openFolder, withdraw } from '../../runtime-agent/node/agent-thread/discovery.ts';
import { startServer, type AgentServer } from '../../runtime-agent/node/agent-thread/server.ts';
import { ERROR_CANNOT_RESTART, type Definition, type FileReport, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { agentsFolder, buildCommandLine, livegraft, remove, workFolder, type Ended } from './command-line.ts';

let bundles: string;
before(async () => { bundles = await buildCommandLine(); });
after(() => remove(bundles));

const run = (t: TestContext, cwd: string, args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  livegraft(t, args, { bundles, cwd, env: { ...env } }).end();

test('status: what runs', async (t) => {
  const cwd = await workFolder(t);
  await agent(t, cwd);
  const { code, stdout } = await run(t, cwd, ['status']);
  assert.equal(code, 0);
  assert.equal(stdout, `◐ stale  shop  ${process.pid}  node 24.0.0  12 modules, 1 update, up 1 h 2 min  ${cwd}\n`);
  const { stdout: json } = await run(t, cwd, ['status', '--json']);
  assert.deepEqual(JSON.parse(json), {
    pid: process.pid, title: 'shop', root: cwd, runtime: { name: 'node', version: '24.0.0' },
    health: 'stale', updates: 1, modules: 12, uptimeMs: 3_720_000, memoryBytes: 50_000_000,
  });
});

test('reload: a line for each definition, its message below', async (t) => {
  const cwd = await workFolder(t);
  await agent(t, cwd, { reload: async () => update('partly', [
    { ...cart(cwd), outcome: 'partly', definitions: [
      definition('Cart.total', 11), { ...definition('tax', 200, 'restart'), how: null, code: 'LG104', message: 'A new import.' },
    ] },
    { uri: pathToFileURL('/elsewhere/a.ts').href, outcome: 'unchanged', definitions: [], error: null },
  ]) });
  const { code, stdout } = await run(t, cwd, ['reload']);
  assert.equal(code, 5);
  assert.deepEqual(stdout.split('\n'), [
    '✓ live       Cart.total  src/cart.ts:12   replaced  3.1 ms',
    '⟳ restart    tax         src/cart.ts:201  LG104',
    '    A new import.',
    '= unchanged              /elsewhere/a.ts',
    '',
  ]);
});

test('reload: the exit code is what came of it', async (t) => {
  const cwd = await workFolder(t);
  let report: UpdateReport;
  await agent(t, cwd, { reload: async () => report });
  for (const [outcome, expected] of [['unchanged', 0], ['live', 0], ['partly', 5], ['restart', 5], ['rejected', 4]] as const) {
    report = update(outcome, []);
    assert.equal((await run(t, cwd, ['reload'])).code, expected, outcome);
  }
  const error = { code: 'LG001', message: "Unexpected token '}'", range: range(4) };
  report = update('rejected', [{ ...cart(cwd), outcome: 'rejected', error }]);
  const { stdout } = await run(t, cwd, ['reload']);
  assert.equal(stdout, "✗ rejected  src/cart.ts:5  LG001\n    Unexpected token '}'\n");
});

test('reload: files are named as the agent knows them', async (t) => {
  const cwd = await workFolder(t, { 'ü b.js': '' });
  await symlink(join(cwd, 'ü b.js'), join(cwd, 'link.js'));
  const asked: (string[] | null)[] = [];
  await agent(t, cwd, { reload: async (uris) => { asked.push(uris); return update('live', []); } });
  await run(t, cwd, ['reload', 'ü b.js', './link.js', 'deleted.js']);
  await run(t, cwd, ['reload']);
  const uri = (name: string): string => pathToFileURL(join(cwd, name)).href;
  assert.deepEqual(asked, [[uri('ü b.js'), uri('ü b.js'), uri('deleted.js')], null]);
});

test('what the agent refuses is shown as it says it', async (t) => {
  const cwd = await workFolder(t);
  await agent(t, cwd, { restart: async () => { throw Object.assign(new Error('Start it with "livegraft run".'), { code: ERROR_CANNOT_RESTART }); } });
  const { code, stdout, stderr } = await run(t, cwd, ['restart']);
  assert.deepEqual([code, stdout, stderr], [4, '', `shop (${process.pid}): Start it with "livegraft run".\n`]);
  const { stdout: json } = await run(t, cwd, ['restart', '--soft', '--json']);
  assert.deepEqual(JSON.parse(json), { pid: process.pid, error: { code: ERROR_CANNOT_RESTART, message: 'Start it with "livegraft run".' } });
});

test('restart: hard, or soft when asked to', async (t) => {
  const cwd = await workFolder(t);
  const modes: string[] = [];
  await agent(t, cwd, { restart: async (mode) => { modes.push(mode); return { restarting: true }; } });
  const { code, stdout } = await run(t, cwd, ['restart']);
  assert.deepEqual([code, stdout], [0, `⟳ restarting  shop (${process.pid})\n`]);
  await run(t, cwd, ['restart', '--soft']);
  assert.deepEqual(modes, ['hard', 'soft']);
});

test('undo, and modules', async (t) => {
  const cwd = await workFolder(t);
  const definitions = [definition('Cart.total', 11), { ...definition('Cart.add', 20), how: null }];
  await agent(t, cwd, {
    undo: async () => ({ ...update('live', [{ ...cart(cwd), definitions: [definition('Cart.total', 11)] }]), trigger: 'undo' }),
    modules: () => ({ modules: [{ uri: cart(cwd).uri, format: 'module', updates: 2, definitions }] }),
  });
  assert.equal((await run(t, cwd, ['undo'])).stdout, '✓ live  Cart.total  src/cart.ts:12  replaced  3.1 ms\n');
  const { stdout } = await run(t, cwd, ['modules']);
  assert.equal(stdout, 'src/cart.ts  module  2 updates\n  ✓ live  Cart.total  src/cart.ts:12  replaced\n');
});

test('reload --dry-run: what would come of it', async (t) => {
  const cwd = await workFolder(t);
  const asked: (string[] | null)[] = [];
  let outcome: UpdateReport['outcome'] = 'live';
  const plan = async (uris: string[] | null): Promise<UpdateReport> => {
    asked.push(uris);
    return { ...update(outcome, [{ ...cart(cwd), outcome, definitions: [definition('Cart.total', 11)] }]), id: 0 };
  };
  await agent(t, cwd, { plan });
  const { code, stdout } = await run(t, cwd, ['reload', '--dry-run']);
  assert.deepEqual([code, stdout], [0, 'Nothing is applied; this would be:\n✓ live  Cart.total  src/cart.ts:12  replaced  3.1 ms\n']);
  for (const [said, expected] of [['unchanged', 0], ['partly', 5], ['restart', 5], ['rejected', 4]] as const) {
    outcome = said;
    assert.equal((await run(t, cwd, ['reload', '--dry-run', 'src/cart.ts'])).code, expected, said);
  }
  assert.deepEqual(asked.slice(0, 2), [null, [cart(cwd).uri]]);
  const { stdout: json } = await run(t, cwd, ['reload', '--dry-run', '--json']);
  assert.equal((JSON.parse(json) as UpdateReport).id, 0);
});

test('modules --census: what keeps old code is counted first', async (t) => {
  const cwd = await workFolder(t);
  const asked: string[] = [];
  const stale = { ...definition('make > read', 2, 'stale'), code: 'LG109', message: '2 function objects keep the old code.', alive: 2 };
  const module = { uri: cart(cwd).uri, format: 'module', updates: 1, definitions: [stale] } as const;
  await agent(t, cwd, {
    census: async () => { asked.push('census'); return { pauseMs: 80, modules: [{ ...module, definitions: [stale] }] }; },
    modules: () => { asked.push('modules'); return { modules: [{ ...module, definitions: [stale] }] }; },
  });
  const { code, stdout } = await run(t, cwd, ['modules', '--census']);
  assert.deepEqual([code, asked], [0, ['census', 'modules']]);
  assert.equal(stdout, 'src/cart.ts  module  1 update\n  ◐ stale  make > read  src/cart.ts:3  replaced\n      2 function objects keep the old code.\n');
});

test('log: what comes, until the app ends', async (t) => {
  const cwd = await workFolder(t);
  for (const json of [[], ['--json']]) {
    const { server, close, joined } = await agent(t, cwd);
    const running = livegraft(t, ['log', ...json], { bundles, cwd });
    await joined;
    server.broadcast.logMessage(3, 'hello');
    server.broadcast.didUpdate(update('live', [{ ...cart(cwd), definitions: [definition('tax', 1)] }]));
    server.broadcast.didThrow({ message: 'oh', uri: null, range: null, stack: 'Error: oh\n    at tax' });
    await close();
    const { code, stdout, stderr } = await running.end();
    assert.deepEqual([code, stderr], [0, `shop (${process.pid}) has ended.\n`]);
    const lines = stdout.trimEnd().split('\n');
    if (json.length === 0) assert.deepEqual(lines, ['hello', '✓ live  tax  src/cart.ts:2  replaced  3.1 ms', '✗ uncaught', 'Error: oh', '    at tax']);
    else assert.deepEqual(lines.map((line) => (JSON.parse(line) as { method: string }).method), ['window/logMessage', 'livegraft/didUpdate', 'livegraft/didThrow']);
  }
});

test('which agents: those whose folder holds the current one, else as chosen', async (t) => {
  const cwd = await workFolder(t);
  const [api, web] = [join(cwd, 'api'), join(cwd, 'web')];
  for (const folder of [join(api, 'src'), web]) await mkdir(folder, { recursive: true });
  await agent(t, api, { folder: cwd, title: 'api', thread: 1 });
  await agent(t, web, { folder: cwd, title: 'web', thread: 2 });
  const titles = async (folder: string, ...args: string[]): Promise<string[]> => {
    const { stdout } = await livegraft(t, ['status', '--json', ...args], { bundles, cwd: folder, env: { LIVEGRAFT_DIR: agentsFolder(cwd) } }).end();
    return stdout.trim().split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { title: string }).title);
  };
  assert.deepEqual(await titles(join(api, 'src')), ['api']);
  assert.deepEqual(await titles(web), ['web']);
  assert.deepEqual(await titles(web, '--root', '../api'), ['api']);
  assert.deepEqual(await titles(cwd, '--root', '.'), ['api', 'web']);
  assert.deepEqual(await titles(cwd, '--pid', String(process.pid)), ['api', 'web']);
  assert.deepEqual(await titles(cwd, '--pid', '1'), []);
  const { code, stderr } = await run(t, cwd, ['status']);
  assert.equal(code, 3);
  assert.match(stderr, /No app .* has .* in its folder\..*choose with --pid or --root:\n {2}--pid \d+ {2}api {2}.*\n {2}--pid \d+ {2}web/);
});

test('several agents: a heading for each, and the worst exit code', async (t) => {
  const cwd = await workFolder(t);
  await agent(t, cwd, { title: 'api', thread: 1, reload: async () => update('rejected', []) });
  await agent(t, cwd, { title: 'web', thread: 2, reload: async () => update('live', []) });
  const { code, stdout } = await run(t, cwd, ['reload']);
  assert.equal(code, 4);
  assert.match(stdout, new RegExp(`^api \\(${process.pid}\\)\n✗ rejected.*\nweb \\(${process.pid}\\)\n✓ live`));
});

test('no agent', async (t) => {
  const cwd = await workFolder(t);
  for (const command of ['status', 'reload', 'restart', 'undo', 'modules', 'log']) {
    const { code, stdout, stderr } = await run(t, cwd, [command]);
    assert.deepEqual([code, stdout, stderr], [3, '', 'No app runs with Livegraft. Start one: livegraft run app.js\n'], command);
  }
});

test('an agent that is gone, or goes before it answers', async (t) => {
  const cwd = await workFolder(t);
  const { close } = await agent(t, cwd, { reload: () => { void close(); return new Promise(() => {}); } });
  const lost = await run(t, cwd, ['reload']);
  assert.deepEqual([lost.code, lost.stderr], [1, `shop (${process.pid}) ended before it answered.\n`]);
  const file = { livegraft: 1, pid: process.pid, title: 'shop', root: cwd, entry: '', runtime: { name: 'node', version: '24.0.0' } } as const;
  announce(agentsFolder(cwd), { ...file, socket: join(cwd, 'gone.sock'), token: createToken(), startedAt: new Date().toISOString() });
  const gone = await run(t, cwd, ['status']);
  assert.equal(gone.code, 3);
  assert.match(gone.stderr, /^shop \(\d+\) cannot be reached at .*gone\.sock: .*ENOENT/);
});

test('usage', async (t) => {
  const cwd = await workFolder(t);
  for (const args of [[], ['relaod'], ['status', '--no-such'], ['status', '--pid', 'x'], ['status', 'more'], ['reload', '--pid']]) {
    const { code, stdout, stderr } = await run(t, cwd, args);
    assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    assert.notEqual(stderr, '');
  }
  const { code, stdout } = await run(t, cwd, ['--help']);
  assert.equal(code, 0);
  for (const word of ['run', 'status', 'reload', 'restart', 'undo', 'modules', 'log', 'lsp', 'Examples:', 'Exit codes:']) assert.ok(stdout.includes(word), word);
  assert.equal((await run(t, cwd, ['--version'])).stdout, '1.2.3\n');
});

interface AgentOptions extends Partial<Parameters<typeof startServer>[0]['handlers']> { title?: string; thread?: number; folder?: string }
interface TestAgent { server: AgentServer; close: () => Promise<void>; joined: Promise<void> }

/** An agent of an app in `root`, found in `folder`'s agents' folder. */
async function agent(t: TestContext, root: string, { title = 'shop', thread = 0, folder = root, ...handlers }: AgentOptions = {}): Promise<TestAgent> {
  process.env['LIVEGRAFT_DIR'] = agentsFolder(folder);
  const [agents, token, runtime, pid] = [openFolder(), createToken(), { name: 'node', version: '24.0.0' }, process.pid];
  let join = (): void => {};
  const joined = new Promise<void>((resolve) => { join = resolve; });
  const refuse = async (): Promise<never> => { throw new Error('not here'); };
  const server = await startServer({
    socket: chooseSocket(agents, `${pid}-${thread}`), token, capability: { version: 1, pid, title, root, runtime }, published: () => [],
    handlers: {
      didSave: () => {}, reload: refuse, plan: refuse, undo: refuse, restart: refuse, modules: refuse, files: refuse, census: refuse,
      status: () => ({ health: 'stale', updates: 1, modules: 12, uptimeMs: 3_720_000, memoryBytes: 50_000_000 }), ...handlers,
    },
    log: (text) => { if (text.includes('has connected')) join(); },
  });
  const file = { livegraft: 1, pid, title, root, entry: '', runtime, socket: server.socket, token, startedAt: new Date(thread).toISOString() } as const;
  const path = announce(agents, file, thread);
  const close = async (): Promise<void> => { withdraw({ path, file }); await server.close(); };
  t.after(close);
  return { server, close, joined };
}

const range = (line: number): Definition['range'] => ({ start: { line, character: 0 }, end: { line, character: 1 } });

const definition = (name: string, line: number, status: Definition['status'] = 'live'): Definition =>
  ({ name, kind: 'function', range: range(line), status, how: 'replaced' });

const cart = (root: string): FileReport =>
  ({ uri: pathToFileURL(join(root, 'src/cart.ts')).href, outcome: 'live', definitions: [], error: null });

const update = (outcome: UpdateReport['outcome'], files: FileReport[]): UpdateReport =>
  ({ id: 1, trigger: 'command', outcome, durationMs: 3.14, pauseMs: 0.4, files });
