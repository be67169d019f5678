const value = String('second again');

export const second = () => value;
