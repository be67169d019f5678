import { Button } from './button.mjs';

const button = new Button('old');
const { onClick } = button;

globalThis.probe = async () => ({ old: onClick(1), fresh: new Button('new').onClick(1) });
