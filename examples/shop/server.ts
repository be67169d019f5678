import express from 'express';
import { Cart } from './cart.ts';
import { catalog, findProduct } from './catalog.ts';
import { Inventory } from './inventory.ts';
import { renderPage } from './page.ts';
import { formatPrice } from './pricing.ts';

const port = Number(process.env.PORT ?? 3000);
const app = express();
const cart = new Cart();
const inventory = new Inventory();
let visits = 0;

for (const product of catalog.slice(0, 3)) cart.add(product);

app.get('/', (_request, response) => {
  visits += 1;
  response.send(renderPage(cart, inventory, visits));
});

app.get('/cart', (_request, response) => {
  visits += 1;
  response.json({
    visits,
    items: cart.lines.map((line) => `${line.quantity} × ${line.product.name}`),
    total: formatPrice(cart.total()),
  });
});

app.post('/cart/:id', (request, response) => {
  const product = findProduct(request.params.id);
  if (!product) {
    response.status(404).json({ error: `There is no product "${request.params.id}".` });
    return;
  }
  if (inventory.take(product.id)) cart.add(product);
  response.redirect(303, '/');
});

app.delete('/cart/:id', (request, response) => {
  cart.remove(request.params.id);
  response.status(204).end();
});

app.get('/health', (_request, response) => {
  response.json({ pid: process.pid, visits, deliveries: inventory.deliveries });
});

setInterval(() => inventory.restock(), 5000);

app.listen(port, (error) => {
  if (error) throw error;
  console.log(`Corner Shop is open at http://localhost:${port}`);
});
