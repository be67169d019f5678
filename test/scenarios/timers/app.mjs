import { label } from './label.mjs';

let arrived = () => {};
const next = () => new Promise((resolve) => {
  arrived = resolve;
});

const interval = setInterval(() => {
  arrived(label('interval'));
}, 5);
const timeout = setTimeout(onTimeout, 5);

function onTimeout() {
  late(label('timeout'));
}

let late = () => {};
const nextLate = () => new Promise((resolve) => {
  late = resolve;
  timeout.refresh();
});

globalThis.probe = async () => ({ interval: await next(), timeout: await nextLate(), fresh: interval.hasRef() });
