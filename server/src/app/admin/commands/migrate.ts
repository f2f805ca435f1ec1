import { readDataMigrations } from '../../../platform/db/data-migrations.ts';
import { rehearseMigrations, type RehearsedStatement } from '../../../platform/db/rehearse-migrations.ts';
import { dataMigrations } from '../../data-migrations.ts';
import { prepareDatabase, type Prepared } from '../../prepare-database.ts';
import type { Command } from '../command.ts';

type Print = (line: string) => void;

export const migrate: Command = {
  usage: ['migrate [--dry-run]   brings the database to this version; --dry-run shows what would run, tries it and changes nothing'],
  unprepared: true,
  async run({ databaseUrl, db, say }, given, print) {
    if (!given['dry-run']) return sayPrepared(await prepareDatabase({ databaseUrl, say }), print);
    const { migrations } = await rehearseMigrations(databaseUrl);
    for (const { name, statements } of migrations) {
      print(`schema ${name}`);
      for (const statement of statements) sayStatement(statement, print);
    }
    const isNew = migrations.some(({ statements }) => statements.some(({ statement }) => statement.includes('CREATE TABLE "data_migrations"')));
    const open = isNew ? dataMigrations : (await readDataMigrations({ db, list: dataMigrations })).filter(({ finished }) => !finished);
    for (const { name, description } of open) print(`data ${name}: ${description}`);
    if (migrations.length + open.length === 0) print('Nothing to do: the database is of this version.');
    else print('Nothing was changed.');
  },
};

function sayStatement({ statement, touches, outcome }: RehearsedStatement, print: Print): void {
  for (const line of statement.split('\n')) print(`  ${line}`);
  for (const { table, lock, rows } of touches) print(`    -- locks ${table} (${lock}), ${rows === undefined ? 'rows not counted yet' : `about ${rows} rows`}`);
  if (outcome.kind === 'failed') print(`    -- FAILS: ${outcome.reason}`);
  else print(outcome.kind === 'passed' ? '    -- passes' : '    -- not tried: it stands outside of transactions, or one before it fails');
}

/** What `npm run migrate` tells of what it did. */
export function sayPrepared({ schema, data }: Prepared, print: Print): void {
  for (const name of schema) print(`schema ${name}: done`);
  for (const { name, rows } of data) print(`data ${name}: done, ${rows} rows changed`);
  if (schema.length + data.length === 0) print('Nothing to do: the database is of this version.');
}
