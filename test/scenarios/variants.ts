import { major } from '../tools/chosen-versions.ts';

/** How a story's sources are run. `ts`: Node's own type stripping; `tsx`: ES modules through tsx; `tsx-cjs`: CommonJS through tsx. */
export const variants = ['esm', 'cjs', 'ts', 'tsx', 'tsx-cjs'] as const;
export type Variant = (typeof variants)[number];

/** Node's majors that a variant can run on; tsx, which is slow to start, on a few. */
const MAJORS: Record<Variant, string[]> = {
  esm: ['20', '22', '24', '26'],
  cjs: ['20', '22', '24', '26'],
  ts: ['22', '24', '26'],
  tsx: ['20', '24'],
  'tsx-cjs': ['22'],
};

export function runsOn(variant: Variant, version: string): boolean {
  return MAJORS[variant].includes(major(version));
}

/** Versions that are left out for a story when all are tried: another one for the next story. Each is loaded by code of its own. */
const LEFT_OUT: Partial<Record<Variant, [string, string]>> = { cjs: ['22', '24'], ts: ['22', '24'], tsx: ['20', '24'] };

export function isInSample(story: string, variant: Variant, version: string): boolean {
  const sum = [...story].reduce((all, letter) => all + letter.charCodeAt(0), 0);
  return LEFT_OUT[variant]?.[sum % 2] !== major(version);
}

export function packageType(variant: Variant): 'module' | 'commonjs' {
  return variant === 'cjs' || variant === 'tsx-cjs' ? 'commonjs' : 'module';
}
