import { defineConfig } from 'drizzle-kit';

/** Where tables are described and where their migrations are kept. Run from the root: `npm run migration -- NAME`. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/src/**/*.table.ts',
  out: './drizzle',
});
