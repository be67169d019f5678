export const load = (id) => id + 10;

const sum = () => 10;

export const total = () => sum();
