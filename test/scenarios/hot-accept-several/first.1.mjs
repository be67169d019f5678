const value = String('first again');

export const first = () => value;
