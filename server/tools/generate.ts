/** `npm run generate` writes every generated file; with `--check` it changes nothing and fails when one is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage, environmentExample } from './generate-configuration.ts';
import { openapiDocument } from './generate-openapi.ts';
import { apiTypes } from './generate-api-types.ts';
import { webFiles } from './generate-web.ts';

const root = join(import.meta.dirname, '../..');
const checking = process.argv.includes('--check');

const current = (path: string) => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};

const openapi = await openapiDocument();
const files: Record<string, string> = {
  'docs/configuration.md': configurationPage(),
  '.env.example': environmentExample(),
  'server/openapi.json': openapi,
  'web/src/lib/api/schema.generated.ts': await apiTypes(openapi),
  ...webFiles(root),
};

const stale = Object.keys(files).filter((path) => current(path) !== files[path]);
for (const path of stale) {
  if (checking) console.error(`${path} is out of date: run npm run generate and commit it.`);
  else {
    writeFileSync(join(root, path), files[path]!);
    console.log(`wrote ${path}`);
  }
}
if (checking && stale.length > 0) process.exitCode = 1;
