import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setMessage } from './set-message.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handreich-messages-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (language: string) => readFileSync(join(folder, language, 'site.json'), 'utf8');

test('a message is written in all languages at once, and again in its place', () => {
  setMessage(folder, 'site.help.title', { de: 'Hilfe', tr: 'Yardım' }, ['de', 'tr']);
  setMessage(folder, 'site.skip', { de: 'Weiter', tr: 'Geç' }, ['de', 'tr']);
  setMessage(folder, 'site.help.title', { de: 'Hilfen', tr: 'Yardımlar' }, ['de', 'tr']);
  expect(read('de')).toBe('{\n  "help.title": "Hilfen",\n  "skip": "Weiter"\n}\n');
  expect(read('tr')).toContain('Yardımlar');
});

test('a language that is left out or unknown stops it before anything is written', () => {
  expect(() => setMessage(folder, 'site.x', { de: 'x' }, ['de', 'tr'])).toThrow('tr');
  expect(() => setMessage(folder, 'site.x', { de: 'x', tr: 'y', xx: 'z' }, ['de', 'tr'])).toThrow('xx');
  expect(() => setMessage(folder, 'site', { de: 'x' }, ['de'])).toThrow('site.skip');
  expect(read('de')).not.toContain('"x"');
});
