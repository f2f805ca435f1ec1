import { describe, expect, test } from 'vitest';
import { objectionsTo } from './migration-rules.ts';

const on = (sql: string, version = '0.3.0') => objectionsTo(sql, version);

describe('a migration beside which the version before still runs', () => {
  test.each([
    'CREATE TABLE "new" ("id" uuid PRIMARY KEY);\n--> statement-breakpoint\nCREATE UNIQUE INDEX "once" ON "new" USING btree ("id");--> statement-breakpoint\nALTER TABLE "new" ADD CONSTRAINT "known" CHECK ("new"."id" is not null);',
    'ALTER TABLE "listings" ADD COLUMN "remote" boolean;',
    'ALTER TABLE "listings" ADD COLUMN "remote" boolean DEFAULT false NOT NULL;',
    'ALTER TABLE "listings" ADD COLUMN "at" timestamp with time zone DEFAULT now() NOT NULL;',
    'ALTER TABLE "listings" ADD COLUMN "by" uuid;--> statement-breakpoint\nALTER TABLE "listings" ADD CONSTRAINT "by_fk" FOREIGN KEY ("by") REFERENCES "public"."accounts"("id") ON DELETE set null;',
    'ALTER TABLE "listings" ADD COLUMN "km" integer;--> statement-breakpoint\nALTER TABLE "listings" ADD CONSTRAINT "km_range" CHECK ("listings"."km" between 0 and 200);',
    'ALTER TABLE "listings" DROP CONSTRAINT "listings_title";',
    'ALTER TABLE "listings" ALTER COLUMN "title" DROP NOT NULL;',
    'ALTER TABLE "listings" VALIDATE CONSTRAINT "km_range";',
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS "fast" ON "messages" USING btree ("at");',
    'CREATE INDEX "places_kind" ON "places" USING btree ("kind");',
    'DROP INDEX "fast";',
  ])('may: %s', (sql) => {
    expect(on(sql)).toEqual([]);
  });

  test.each([
    ['ALTER TABLE "listings" DROP COLUMN "lang";', 'still reads this column'],
    ['ALTER TABLE "listings" RENAME COLUMN "lang" TO "language";', 'still uses the old name'],
    ['ALTER TABLE "listings" RENAME TO "posts";', 'still uses the old name'],
    ['DROP TABLE "reports";', 'do not know this statement'],
    ['ALTER TABLE "listings" ADD COLUMN "remote" boolean NOT NULL;', 'does not fill this column'],
    ['ALTER TABLE "listings" ADD COLUMN "code" text UNIQUE;', 'a unique column refuses'],
    ['ALTER TABLE "listings" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;', 'written anew under a lock'],
    ['ALTER TABLE "listings" ALTER COLUMN "body" SET NOT NULL;', 'may write nothing here'],
    ['ALTER TABLE "listings" ALTER COLUMN "capacity" SET DATA TYPE bigint;', 'change of type'],
    ['ALTER TABLE "listings" ALTER COLUMN "paused" DROP DEFAULT;', 'count on this default'],
    ['ALTER TABLE "listings" ADD CONSTRAINT "short" CHECK (char_length("listings"."body") < 100);', 'NOT VALID first'],
    ['ALTER TABLE "listings" ADD CONSTRAINT "one" UNIQUE("title");', 'this constraint refuses'],
    [
      'ALTER TABLE "listings" ADD COLUMN "km" integer;--> statement-breakpoint\nALTER TABLE "listings" ADD CONSTRAINT "both" CHECK ("listings"."km" < "listings"."reach_km");',
      'NOT VALID first',
    ],
    ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "one" ON "listings" ("title");', 'a unique index refuses'],
    ['CREATE INDEX "slow" ON "messages" USING btree ("at");', 'nobody can write while this index is made'],
    ['CREATE INDEX "slow" ON "reports" USING btree ("at");', 'nobody can write while this index is made'],
    ['CREATE INDEX "slow" ON "made_next_year" USING btree ("at");', 'nobody can write while this index is made'],
    ['CREATE INDEX CONCURRENTLY "again" ON "messages" ("at");', 'wants IF NOT EXISTS'],
    [
      'CREATE INDEX CONCURRENTLY IF NOT EXISTS "a" ON "messages" ("at");--> statement-breakpoint\nALTER TABLE "messages" ADD COLUMN "x" text;',
      'a migration of their own',
    ],
    [`UPDATE "listings" SET "lang" = 'de';`, 'changes rows'],
    ['ALTER TABLE "listings" SET UNLOGGED;', 'do not know this change'],
  ])('may not: %s', (sql, sentence) => {
    expect(on(sql)).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('what breaks a rule', () => {
  const drop = (marker: string) => `${marker}\nALTER TABLE "listings" DROP COLUMN "lang";`;

  test('passes when it names a version that is out and uses it no more', () => {
    expect(on(drop('-- unused since 0.2.0: the language is taken from the text'))).toEqual([]);
    expect(on(drop('-- unused since 0.2.9: taken from the text'), '0.10.0')).toEqual([]);
  });

  test('does not pass with a version that is not out yet, with no version, or with an excuse for something else', () => {
    expect(on(drop('-- unused since 0.3.0: the language is taken from the text'))).toHaveLength(1);
    expect(on(drop('-- unused since 1.0.0: the language is taken from the text'))).toHaveLength(1);
    expect(on(drop('-- unused'))).toHaveLength(1);
    expect(on(drop('-- brief: this table has a few rows only'))).toHaveLength(1);
  });

  test('passes for a lock when it says why that is brief', () => {
    expect(on('-- brief: made before anybody has written a message\nCREATE INDEX "slow" ON "messages" USING btree ("at");')).toEqual([]);
    expect(on('-- brief: yes\nCREATE INDEX "slow" ON "messages" USING btree ("at");')).toHaveLength(1);
  });

  test('excuses its own statement alone', () => {
    const two = `-- unused since 0.2.0: gone\nALTER TABLE "listings" DROP COLUMN "lang";--> statement-breakpoint\nALTER TABLE "listings" DROP COLUMN "title";`;
    expect(on(two)).toEqual([expect.stringContaining('"title"')]);
  });
});
