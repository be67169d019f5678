const value = String('second');

export const second = () => value;
