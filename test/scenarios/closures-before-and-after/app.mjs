import { makeCounter } from './counter.mjs';

const counters = [];

globalThis.probe = async () => {
  counters.push(makeCounter());
  return { all: counters.map((next) => next()), fresh: makeCounter()() };
};
