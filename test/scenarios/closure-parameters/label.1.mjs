export function makeLabel(name /*: string */, { unit, digits: places }) {
  const colon = ': ';
  const label = (amount /*: number */) => amount.toFixed(places + 1) + unit + colon + name;
  return label;
}
