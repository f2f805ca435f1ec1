import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a builder would be sent: the files below `root` that its .dockerignore lets through, as paths from `root`. */
export function buildContext(root: string): string[] {
  const isIgnored = readIgnore(readFileSync(join(root, '.dockerignore'), 'utf8'));
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory() && !isIgnored(path)) found.push(path);
      // No exception reaches into these, and they hold a hundred thousand files.
      if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) walk(path);
    }
  };
  walk('');
  return found.sort();
}

/** The rules of .dockerignore: the last pattern that fits a path or a folder above it decides, and `!` lets it through. */
export function readIgnore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ lets: line.startsWith('!'), fits: toExpression(line.replace(/^!/, '').replace(/^\/|\/$/g, '')) }));
  return (path) => {
    const parts = path.split('/');
    const lines = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    return rules.reduce((ignored, { lets, fits }) => (lines.some((line) => fits.test(line)) ? !lets : ignored), false);
  };
}

function toExpression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|[*?]|[.+^${}()|[\]\\]/g, (found) => {
    if (found === '**/') return '(?:.*/)?';
    if (found === '**') return '.*';
    if (found === '*') return '[^/]*';
    return found === '?' ? '[^/]' : `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}
