const value = String('first once more');

export const first = () => value;
