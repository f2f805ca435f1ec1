import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import stylelint from 'stylelint';
import { expect, test } from 'vitest';

const configFile = join(import.meta.dirname, '../../stylelint.config.js');

/** The rules that a piece of CSS breaks. */
async function broken(code: string, codeFilename: string): Promise<string[]> {
  const { results } = await stylelint.lint({ code, codeFilename, configFile });
  return [
    ...new Set(results.flatMap(({ warnings, parseErrors }) => [...warnings, ...parseErrors]).map((warning) => ('rule' in warning ? warning.rule : 'parse'))),
  ];
}
const inCss = (declarations: string) => broken(`a { ${declarations} }`, 'web/src/some.css');

const logical = 'csstools/use-logical';
const oneWay = 'declaration-property-value-disallowed-list';

test.each([
  ['margin-left: 1px', logical],
  ['padding-right: 1px', logical],
  ['left: 0', logical],
  ['top: 0', logical],
  ['border-left: 1px solid', logical],
  ['border-top-left-radius: 2px', logical],
  ['width: 3px', logical],
  ['text-align: left', logical],
  ['float: right', logical],
  ['background-position: right center', oneWay],
  ['background: linear-gradient(to right, currentcolor, transparent)', oneWay],
  ['transform-origin: left', oneWay],
  ['margin: 0 1px 0 2px', oneWay],
  ['padding: 0 var(--a) 0 calc(1px + 2px)', oneWay],
  ['inset: 0 auto auto 0', oneWay],
  ['border-radius: 1rem 0 0 1rem', oneWay],
  ['border-radius: 1rem 0', oneWay],
  ['transform: translateX(-50%)', oneWay],
  ['transform: rotate(3deg) translate(4px, 0)', oneWay],
  ['translate: -50% 0', oneWay],
  ['direction: rtl', 'property-disallowed-list'],
  ['color: #0b5f59', 'color-no-hex'],
  ['color: tomato', 'color-named'],
  ['background: oklch(60% 0.1 200)', 'function-disallowed-list'],
  ['color: inherit !important', 'declaration-no-important'],
  ['background: url(https://fonts.example/x.png)', 'function-url-scheme-allowed-list'],
])('%s is refused', async (declarations, rule) => {
  expect((await inCss(declarations)).filter((name) => name === rule || name === oneWay)).toContain(rule);
});

test.each([
  'margin-inline-start: 1px; inset-block-start: 0; text-align: start; inline-size: 3px; border-start-start-radius: 2px',
  'margin: 0 auto; padding: 0 1px 2px 1px; inset: 0; border-radius: 1rem',
  'border-radius: var(--a) var(--a) 0 0',
  'transform: translateY(-50%); color: var(--text); background: color-mix(in srgb, var(--accent) 10%, transparent)',
  'transform: translateX(calc(var(--direction) * 4px)); translate: 0 4px; mask-image: url("data:image/svg+xml,x"); mask-position: center',
  'padding-inline: var(--edge-left, 1px); fill: currentcolor',
])('%s is fine in both directions', async (declarations) => {
  expect(await inCss(declarations)).toEqual([]);
});

test('a font of its own is refused, wherever it stands', async () => {
  const font = "@font-face { font-family: x; src: url('x.woff2'); }";
  expect(await broken(font, 'web/src/some.css')).toContain('at-rule-disallowed-list');
  expect(await broken(`<p>x</p>\n<style>\n  ${font}\n</style>`, 'web/src/Some.svelte')).toContain('at-rule-disallowed-list');
});

test('a component is held to the same rules as a sheet', async () => {
  expect(
    await broken(
      '<script lang="ts">\n  const x = 1;\n</script>\n\n<p class="x">{x}</p>\n\n<style>\n  .x { margin-left: 1px; color: #fff; }\n</style>',
      'web/src/Some.svelte',
    ),
  ).toEqual([logical, 'color-no-hex']);
});

test('tokens are the one place for colours, and no place for sides', async () => {
  expect(await broken(':root { --a: #0b5f59; --b: oklch(60% 0.1 200); }', 'web/src/lib/ui/tokens.css')).toEqual([]);
  expect(await broken(':root { margin-left: 0; }', 'web/src/lib/ui/tokens.css')).toEqual([logical]);
});

test('drawings inside of pages take their colours from the style sheets', () => {
  const source = join(import.meta.dirname, '../src');
  const coloured = globSync('**/*.svelte', { cwd: source }).filter((path) =>
    /\s(fill|stroke|stop-color|color)="(?!none|currentcolor|url\(|var\(|\{)/i.test(readFileSync(join(source, path), 'utf8')),
  );
  expect(coloured).toEqual([]);
});
