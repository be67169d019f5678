import './more.mjs';

function half(count) {
  return count / 2;
}

function quarter(count) {
  return count / 4;
}

export { half as part };

export default function cart() {
  return 'cart';
}
