/** Copies of the whole database for a rainy day and for the way to another PostgreSQL: writing, proving, restoring. */
export { quoted, readTables } from './catalogue.ts';
export { makeWhole, openForReading } from './files.ts';
export { readBackup } from './read-backup.ts';
export { restoreBackup } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';
