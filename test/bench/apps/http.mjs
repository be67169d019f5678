/** An HTTP server with a few routes: what most apps are. Listens on a free port and says which. */
import { createServer } from 'node:http';

const carts = new Map();
const products = Array.from({ length: 40 }, (_, id) => ({ id, name: `Product ${id}`, price: 3 + (id * 7) % 50, tags: ['new', 'sale'].slice(id % 2) }));

class Cart {
  #lines = new Map();

  add(product, count) {
    this.#lines.set(product.id, { product, count: (this.#lines.get(product.id)?.count ?? 0) + count });
  }

  get total() {
    return [...this.#lines.values()].reduce((sum, { product, count }) => sum + product.price * count, 0);
  }
}

const routes = new Map();
const route = (path, handler) => routes.set(path, handler);

route('/products', async ({ query }) => products.filter((product) => product.tags.includes(query.get('tag') ?? 'sale')));
route('/cart', async ({ query }) => {
  const cart = await cartOf(query.get('user') ?? 'nobody');
  cart.add(products[Number(query.get('product') ?? 1) % products.length], 1);
  return { total: cart.total };
});
route('/health', () => ({ ok: true }));

async function cartOf(user) {
  if (!carts.has(user)) carts.set(user, new Cart());
  return carts.get(user);
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const handler = routes.get(pathname);
  if (!handler) return send(response, 404, { error: 'not found' });
  send(response, 200, await handler({ query: searchParams }));
}

function send(response, status, value) {
  const body = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** @returns the port */
export async function listen() {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}
