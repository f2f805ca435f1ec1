import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../..');
const forms = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .flatMap((file) => {
    const markup = readFileSync(join(source, file), 'utf8');
    return [...markup.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => ({ file, form }));
  });

test('every form that posts carries a key, so that pressing it twice is pressing it once', () => {
  const posting = forms.filter(({ form }) => form.includes('method="post"'));
  expect(posting.length).toBeGreaterThan(15);
  expect(posting.filter(({ form }) => !form.includes('<FormKey value=')).map(({ file }) => file)).toEqual([]);
});

test('no other form changes anything: what does not post only looks, or is shown to developers', () => {
  expect(
    forms
      .filter(({ form }) => !form.includes('method="post"'))
      .map(({ file }) => file.split('/').at(-1))
      .sort(),
  ).toEqual(['Actions.svelte', 'FilterForm.svelte', 'WordingFilter.svelte']);
});
