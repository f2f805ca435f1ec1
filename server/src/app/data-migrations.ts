import type { DataMigration } from '../platform/db/data-migrations.ts';

/** What `migrate` changes in the rows after the schema, oldest first (docs/operations.md, "Upgrade"). One that every portal has behind it may be taken out. */
export const dataMigrations: DataMigration[] = [];
