import { account } from './account.mjs';

const heir = Object.create(account);
const copy = Object.defineProperties({ cents: 300 }, { euros: Object.getOwnPropertyDescriptor(account, 'euros') });
const all = (one) => {
  one.euros = 2;
  return [one.cents, one.euros];
};

globalThis.probe = async () => ({ heir: all(heir), copy: all(copy), fresh: all(account) });
