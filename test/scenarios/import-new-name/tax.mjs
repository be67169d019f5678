export const tax = (count) => count * 100;
export const duty = (count) => count * 10;
export let level = 1;
export const raise = () => { level++; };
export default 'Taxes';
