import { poll } from './poll.mjs';

let hear = () => {};
poll(1, (text) => {
  hear(text);
});

globalThis.probe = async () => {
  const heard = await new Promise((resolve) => {
    hear = resolve;
  });
  const told = await new Promise((resolve) => poll(1, resolve));
  return { heard, fresh: told };
};
