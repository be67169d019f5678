export function onSale(sold /*: string[] */) {
  return sold.push('two', 'three');
}
