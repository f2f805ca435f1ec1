import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { iconNames } from './icon-names.ts';

const source = join(import.meta.dirname, '../..');

test('the sprite holds only what some page shows', () => {
  const files = globSync('**/*.{svelte,ts}', { cwd: source }).filter(
    (file) => !/icon-names|\.test\.|\.generated\./.test(file) && !file.startsWith('routes/dev'),
  );
  const text = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  expect(iconNames.filter((name) => !text.includes(`'${name}'`) && !text.includes(`"${name}"`))).toEqual([]);
});
