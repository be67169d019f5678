import type { Cart } from './cart.ts';
import { catalog, type Product } from './catalog.ts';
import type { Inventory } from './inventory.ts';
import { formatPrice } from './pricing.ts';

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #2b2118; background: #fbf7f1 }
  h1 { margin-bottom: 0 } h1 + p { margin-top: 0; color: #8a7765 }
  table { width: 100%; border-collapse: collapse; margin: 1.5rem 0 }
  td { padding: .6rem .4rem; border-bottom: 1px solid #e8ddcf } td:nth-child(n + 2) { text-align: right }
  button { font: inherit; border: 0; border-radius: .4rem; padding: .25rem .8rem; color: #fff; background: #7b4b2a; cursor: pointer }
  .cart { background: #fff; border-radius: .8rem; padding: .5rem 1.5rem 1rem; box-shadow: 0 1px 6px #0001 }
  .total { font-size: 1.3rem; font-weight: 600 }
`;

function shelfRow(product: Product, inventory: Inventory): string {
  return `<tr>
    <td>${product.name}</td>
    <td>${inventory.inStock(product.id)} left</td>
    <td>${formatPrice(product.price)}</td>
    <td><form method="post" action="/cart/${product.id}"><button>Add</button></form></td>
  </tr>`;
}

function cartSummary(cart: Cart): string {
  const lines = cart.lines.map((line) => `<li>${line.quantity} × ${line.product.name}</li>`);
  return `<section class="cart">
    <h2>Your cart</h2>
    <ul>${lines.join('')}</ul>
    <p class="total">${formatPrice(cart.total())} with shipping</p>
    <p>Coffee club members save ${formatPrice(cart.memberSaving())}.</p>
  </section>`;
}

export function renderPage(cart: Cart, inventory: Inventory, visits: number): string {
  return `<!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Corner Shop</title><style>${style}</style></head>
    <body>
      <h1>Corner Shop</h1>
      <p>Visit number ${visits} today</p>
      <table>${catalog.map((product) => shelfRow(product, inventory)).join('')}</table>
      ${cartSummary(cart)}
    </body>
    </html>`;
}
