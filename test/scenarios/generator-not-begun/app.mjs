import { Range, steps } from './steps.mjs';

const ended = [...steps(2)];
const idle = [steps(2), steps(2), steps(2)];
const range = new Range();

globalThis.probe = async (step) => ({ ended, idle: [...idle[step]], range: [...range], fresh: [...steps(3)] });
