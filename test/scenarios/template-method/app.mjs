import { Report, Sales } from './report.mjs';

const old = new Sales();

globalThis.probe = async () => ({ old: old.render(), fresh: [new Sales().render(), new Report().render()] });
