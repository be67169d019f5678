import { Registry, Stack, Task } from './kinds.mjs';

const old = { stack: Stack.of(1, 2), registry: new Registry([['a', 1]]), task: Task.resolve(1) };
const all = ({ stack, registry, task }) => [stack.top(), stack.map((x) => x * 10).top(), stack.length, registry.get('a'), registry.get('b'), task.then(() => {}).label()];

globalThis.probe = async () => ({ old: all(old), fresh: all({ stack: Stack.of(3), registry: new Registry(), task: new Task(() => {}) }) });
