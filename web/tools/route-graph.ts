import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { scanImports, scanMessages, type Scan } from './message-scan.ts';

/** Every page's route id with the files of its layouts, errors and itself. */
export function findRoutes(web: string): Map<string, string[]> {
  const routes = join(web, 'src/routes');
  // The empty id stands for an address that no page answers: the error page in the root layout.
  const found = new Map([['', layoutChain(routes, '.')]]);
  for (const page of globSync('**/+page.svelte', { cwd: routes })) {
    const folder = dirname(page);
    const id = folder === '.' ? '/' : `/${folder.split(sep).join('/')}`;
    found.set(id, [join(routes, page), ...layoutChain(routes, folder)]);
  }
  return found;
}

function layoutChain(routes: string, folder: string): string[] {
  const parts = folder === '.' ? [] : folder.split(sep);
  const folders = parts.map((_, index) => join(routes, ...parts.slice(0, index + 1)));
  return [routes, ...folders].flatMap((path) => [join(path, '+layout.svelte'), join(path, '+error.svelte')]).filter((path) => existsSync(path));
}

/** What the given files and all that they import ask the catalogue for. Server-only files are left out. */
export function scanGraph(web: string, entries: string[]): Scan {
  const total: Scan = { keys: [], prefixes: [], unclear: [] };
  const seen = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || file.includes('.server.') || file.endsWith('.generated.ts')) continue;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    const scan = scanMessages(source);
    total.keys.push(...scan.keys);
    total.prefixes.push(...scan.prefixes);
    total.unclear.push(...scan.unclear.map((text) => `${relative(web, file!)}: t(${text}`));
    open.push(...scanImports(source).map((path) => resolveImport(web, file!, path)));
  }
  return total;
}

function resolveImport(web: string, from: string, path: string): string {
  const base = path.startsWith('#lib/') ? join(web, 'src/lib', path.slice('#lib/'.length)) : resolve(dirname(from), path);
  const found = [base, `${base}.ts`, join(base, 'index.ts')].find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  if (found === undefined) throw new Error(`${relative(web, from)} imports ${path}, which is not there.`);
  return found;
}
