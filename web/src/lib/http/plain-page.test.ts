import { expect, test } from 'vitest';
import { isReadOnly, withoutScripts } from './plain-page.ts';

test('a page without scripts keeps all the rest', () => {
  const page = `<head><link href="/a.js" rel="modulepreload"><link rel="icon" href="/i.svg"><style>a{}</style></head>
    <body><p>&lt;script> is a word</p><script type="application/json">{"a":"\\u003C/script>"}</script><script>
      { const a = 1 }
    </script></body>`;
  expect(withoutScripts(page)).toBe(`<head><link rel="icon" href="/i.svg"><style>a{}</style></head>
    <body><p>&lt;script> is a word</p></body>`);
});

test('what somebody wrote is looked through once, however empty it is', () => {
  const page = `<p>${'\n'.repeat(100_000)}.</p>`;
  expect(withoutScripts(page)).toBe(page);
});

test('where visitors fill in forms, scripts stay', () => {
  expect(['', '/listings/[id]', '/listings', '/login', '/listings/new'].map((path) => isReadOnly(`/[locale=locale]${path}`))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(isReadOnly(null)).toBe(false);
});
