CREATE TABLE "wording_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"before" text,
	"after" text,
	"against" text,
	"account_id" uuid,
	"by_command" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "wording_changes_number_counts" CHECK ("wording_changes"."number" >= 1),
	CONSTRAINT "wording_changes_kind" CHECK ("wording_changes"."kind" in ('set', 'removed', 'settled')),
	CONSTRAINT "wording_changes_after" CHECK (("wording_changes"."kind" = 'set') = ("wording_changes"."after" is not null))
);
--> statement-breakpoint
CREATE TABLE "wording_version" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "wording_version_one_row" CHECK ("wording_version"."only")
);
--> statement-breakpoint
CREATE TABLE "wordings" (
	"locale" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"against" text,
	"account_id" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wordings_locale_key_pk" PRIMARY KEY("locale","key"),
	CONSTRAINT "wordings_text" CHECK (char_length("wordings"."text") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "wording_changes" ADD CONSTRAINT "wording_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "wording_changes_number" ON "wording_changes" USING btree ("locale","key","number");--> statement-breakpoint
CREATE INDEX "wording_changes_account" ON "wording_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "wordings_account" ON "wordings" USING btree ("account_id");