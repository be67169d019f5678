const value = String('first');

export const first = () => value;
