import { compile, globalEval, rate } from './calc.mjs';

const compiled = compile('rate(x) + 1');
const evaluated = globalEval('(rate, x) => rate(x)');

globalThis.probe = async () => ({
  old: [compiled(rate, 5), evaluated(rate, 5)], fresh: [compile('rate(x)')(rate, 1), globalEval('typeof rate'), globalEval('1 + 1')],
});
