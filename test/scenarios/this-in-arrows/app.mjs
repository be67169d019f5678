import { Timer } from './timer.mjs';

const timer = new Timer(5);
const read = timer.reader();
const { stop } = timer;

globalThis.probe = async () => ({ old: [read.call(null), stop()], fresh: [new Timer(6).reader()(), new Timer(6).stop()] });
