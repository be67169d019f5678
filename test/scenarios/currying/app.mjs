import { add, join } from './curry.mjs';

const addOne = add(1);
const addThree = addOne(2);
const joinA = join('a');

globalThis.probe = async () => ({ old: [addOne(2)(3), addThree(3), joinA('b')('c')], fresh: [add(1)(2)(3), join('x')('y', 'z')] });
