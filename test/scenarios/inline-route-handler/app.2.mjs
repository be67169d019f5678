import { createRouter } from './router.mjs';

const app = createRouter();
let hits = 0;

app.get('/cart', (request) => {
  hits += 1;
  return { path: `new ${request.path}`, hits };
});
app.get('/about', (request) => ({ about: `shop ${hits}`, path: request.path }));

globalThis.probe = async () => ({ cart: app.handle('/cart'), about: app.handle('/about'), fresh: app.paths() });
