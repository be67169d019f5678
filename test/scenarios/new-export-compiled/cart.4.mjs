export function total(count) {
  return count;
}

function halfOfHalf(count) {
  return count / 8;
}

const unitOfMoney = 'USD';

export { halfOfHalf as half, unitOfMoney as unit };
