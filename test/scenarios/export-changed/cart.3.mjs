import './more.mjs';

function half(count) {
  return count / 2;
}

function quarter(count) {
  return count / 8;
}

export { triple as part } from './more.mjs';

export default function shop() {
  return 'shop';
}
