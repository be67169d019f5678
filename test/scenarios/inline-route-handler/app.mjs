import { createRouter } from './router.mjs';

const app = createRouter();
let hits = 0;

app.get('/cart', (request) => {
  hits += 1;
  return { path: request.path, hits };
});
app.get('/about', () => ({ about: 'shop' }));

globalThis.probe = async () => ({ cart: app.handle('/cart'), about: app.handle('/about'), fresh: app.paths() });
