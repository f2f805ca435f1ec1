import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const LINES = 300;
const files = globSync('{server,web}/src/**/*.{ts,svelte}', { cwd: root }).filter((path) => !/\.generated\.ts$/.test(path));

/** A file that is longer says why in its head, as a comment beginning `// Long because` (in a component also `<!-- Long because`). */
const hasReason = (source: string) => /^(\/\/|<!--) Long because \S/m.test(source.split('\n', 5).join('\n'));

test(`no file of the sources is longer than ${LINES} lines without a reason in its head`, () => {
  expect(files.length).toBeGreaterThan(200);
  const long = files
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }))
    .map(({ path, source }) => ({ path, lines: source.split('\n').length - 1, source }))
    .filter(({ lines, source }) => lines > LINES && !hasReason(source));
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});
