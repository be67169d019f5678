export default (count) => count / 4;
