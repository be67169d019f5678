import { createServer } from 'node:http';

const middleware = [];
export const use = (fn /*: Function */) => {
  middleware.push(fn);
};

use((request, next) => `new ${next()}`);
use(function last(request) {
  return request.url;
});

export const server = createServer((request, response) => {
  const run = (at) => middleware[at](request, () => run(at + 1));
  response.end(run(0));
});
