import { listen } from './http.mjs';

console.log(await listen());
