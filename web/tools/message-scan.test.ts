import { describe, expect, test } from 'vitest';
import { scanImports, scanMessages } from './message-scan.ts';

describe('what a source asks the catalogue for', () => {
  test('keys as text, groups of keys by their beginning', () => {
    const source = '{t(\'a.one\')} {t("a.two", { n: 1 })} {t(`b.kind.${kind}`)} {t.maybe(`c.${code}`, x) ?? code} {t(`a.three`)}';
    expect(scanMessages(source)).toEqual({ keys: ['a.one', 'a.two', 'a.three'], prefixes: ['b.kind.', 'c.'], unclear: [] });
  });
  test('calls across lines', () => {
    expect(scanMessages("t(\n  'a.one',\n  { n },\n)").keys).toEqual(['a.one']);
  });
  test('a key that only the run knows is unclear', () => {
    expect(scanMessages('t(key)').unclear).toEqual(['key']);
    expect(scanMessages('t(`${prefix}.x`)').unclear).toHaveLength(1);
  });
  test('other functions and comments are none of it', () => {
    const source = "format('x.y'); this.t('x.y'); start('x.y');\n// t('x.y')\n/* t('x.y') */ <!-- t('x.y') -->";
    expect(scanMessages(source)).toEqual({ keys: [], prefixes: [], unclear: [] });
  });
});

test('imports of the house are followed, types and packages are not', () => {
  const source = `import A from './A.svelte';
import { b, type C } from '#lib/b.ts';
import type { D } from '#lib/d.ts';
import { e } from 'svelte';
export { f } from '../f.ts';
import './g.css';`;
  expect(scanImports(source)).toEqual(['./A.svelte', '#lib/b.ts', '../f.ts', './g.css']);
});
