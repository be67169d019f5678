export const tax = (price /*: number */) => price + 200;
