export const total = (count) => count + 1;
export default 'cart';
