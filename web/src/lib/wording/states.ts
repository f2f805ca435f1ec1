import type { Wording } from '#lib/api/types.ts';

/** How a text stands to its file, each with the tone of its tag. */
export const stateTones: Record<Wording['state'], 'plain' | 'good' | 'notice' | 'danger'> = {
  file: 'plain',
  corrected: 'good',
  outdated: 'notice',
  unfit: 'danger',
  settled: 'plain',
};

/** One line: whoever types a long text breaks it for the eye, and the portal shows it as one. */
export const asOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
