import title, { tax, duty, raise, level as step } from './tax.mjs';
import * as taxes from './tax.mjs';

export function total(count) {
  const before = step;
  raise();
  return [title, tax(count), duty(count), taxes.duty(1), typeof before];
}
