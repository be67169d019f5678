export function makeLabel(name /*: string */, { unit, digits: places }) {
  const colon = ': ';
  const label = (amount /*: number */) => name + colon + amount.toFixed(places) + unit;
  return label;
}
