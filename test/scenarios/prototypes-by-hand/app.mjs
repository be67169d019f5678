import { animal, cat, copy, Dog } from './animals.mjs';

const old = new Dog('rex');
const all = (dog) => [dog.bark(), dog.speak(), dog instanceof Dog, cat.speak(), copy.speak(), animal.speak.call({ name: 'x' })];

globalThis.probe = async () => ({ old: all(old), fresh: all(new Dog('fido')) });
