export const load = (id) => id + 100;

const sum = () => 100;

export const total = () => sum();
