import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/routes');

/** Every page there is, by the folder that it stands in below `[locale=locale]`: `/`, `/listings/[id]` … Other pages by their whole path. */
export const routes: string[] = globSync('**/+page.svelte', { cwd: folder })
  .map((file) => `/${dirname(file)}`)
  .map((path) => path.replace(/^\/\[locale=locale\]/, '').replace(/^$/, '/'))
  .sort();
