import { Vault } from './vault.mjs';

const old = Vault.create();

globalThis.probe = async () => ({ old: [old.open(1), old.open(2)], fresh: Vault.create().open(5) });
