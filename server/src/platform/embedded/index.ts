/** Parts that the portal brings along for as long as no other is configured: PostgreSQL and a mail server. */
export { claimDataDir, openDataDir } from './data-dir.ts';
export type { DataDirClaim } from './data-dir.ts';
export { buildDevMailRoutes, mayShowMails } from './dev-mails.routes.ts';
export { waitForLock } from './file-lock.ts';
export { startMailCatcher } from './mail-catcher.ts';
export type { MailCatcher } from './mail-catcher.ts';
export type { CaughtMail } from './mail-parse.ts';
export { binariesIn, embeddedBinaries } from './postgres-binaries.ts';
export type { PostgresBinaries } from './postgres-binaries.ts';
export { startEmbeddedPostgres, withEmbeddedPostgres } from './postgres.ts';
export type { EmbeddedPostgres } from './postgres.ts';
export { startTemporaryPostgres } from './temporary-postgres.ts';
export type { TemporaryPostgres } from './temporary-postgres.ts';
