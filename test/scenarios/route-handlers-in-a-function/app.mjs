import { setUp } from './routes.mjs';

const app = setUp(new Map(), 'shop');

globalThis.probe = async () => ({ old: app.get('/')(), fresh: setUp(new Map(), 'store').get('/')().length });
