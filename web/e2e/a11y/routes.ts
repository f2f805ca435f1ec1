import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/routes');

/** Every page there is, by the folder that it stands in below `[locale=locale]`: `/`, `/listings/[id]` … What is for builders is looked at in `parts.e2e.ts`. */
export const routes: string[] = globSync('**/+page.svelte', { cwd: folder })
  .filter((file) => !file.startsWith('dev/'))
  .map((file) => `/${dirname(file)}`)
  .map((path) => path.replace(/^\/\[locale=locale\]/, '').replace(/^$/, '/'))
  .sort();
