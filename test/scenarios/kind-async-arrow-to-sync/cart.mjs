export const load = async (id) => id + 1;

const sum = async () => 1;

export const total = () => sum();
