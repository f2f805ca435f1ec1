import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.js';
import { cleanTree, plantings, type Tree } from './import-rules.fixtures.ts';

const root = resolve(import.meta.dirname, '../..');
let base: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'handreich-import-rules-'));
  symlinkSync(join(root, 'node_modules'), join(base, 'node_modules'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function brokenRules(tree: Tree): Promise<string[]> {
  const baseDir = mkdtempSync(join(base, 'house-'));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true });
    writeFileSync(join(baseDir, path), text);
  }
  const options = { ...config.options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden } } as ICruiseOptions;
  const { output } = await cruise(['server', 'web'], options);
  return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))];
}

describe('import rules', () => {
  test('a house that keeps them is left in peace', async () => {
    expect(await brokenRules(cleanTree)).toEqual([]);
  });

  test.each(plantings)('%s is noticed, and nothing else (planting %#)', async (rule, planted) => {
    expect(await brokenRules({ ...cleanTree, ...planted })).toEqual([rule]);
  });

  test('every rule is proven by a planting', () => {
    const planted = new Set(plantings.map(([rule]) => rule));
    expect((config.forbidden ?? []).map((rule) => rule.name).filter((rule) => !planted.has(rule ?? ''))).toEqual([]);
  });
});
