CREATE TABLE "data_migrations" (
	"name" text PRIMARY KEY NOT NULL,
	"cursor" text,
	"rows" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "data_migrations_rows" CHECK ("data_migrations"."rows" >= 0)
);
