CREATE TABLE "once_answers" (
	"scope" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"status" integer,
	"answer" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "once_answers_scope_key_hash_pk" PRIMARY KEY("scope","key_hash"),
	CONSTRAINT "once_answers_whole" CHECK (("once_answers"."status" is null) = ("once_answers"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "limit_uses" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"uses" timestamp with time zone[] NOT NULL,
	"over_at" timestamp with time zone NOT NULL,
	CONSTRAINT "limit_uses_key" CHECK (octet_length("limit_uses"."key") = 32)
);
--> statement-breakpoint
CREATE INDEX "once_answers_expiry" ON "once_answers" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "limit_uses_over" ON "limit_uses" USING btree ("over_at");