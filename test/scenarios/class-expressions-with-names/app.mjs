import { Shape } from './shapes.mjs';

const old = Shape.of();

globalThis.probe = async () => ({ old: old.describe(), fresh: Shape.of().describe() });
