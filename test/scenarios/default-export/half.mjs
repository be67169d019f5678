export default (count) => count / 2;
