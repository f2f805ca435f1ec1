CREATE TABLE "demonstration" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"filled_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "demonstration_only_one" CHECK ("demonstration"."only")
);
--> statement-breakpoint
CREATE TABLE "organisation_members" (
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "organisation_members_organisation_id_account_id_pk" PRIMARY KEY("organisation_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"place" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"website" text,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('initiative', 'office', 'association', 'company')),
	CONSTRAINT "organisations_name" CHECK (char_length("organisations"."name") between 2 and 80),
	CONSTRAINT "organisations_about" CHECK (char_length("organisations"."about") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_members" ADD CONSTRAINT "organisation_members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_place_places_slug_fk" FOREIGN KEY ("place") REFERENCES "public"."places"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_members_account" ON "organisation_members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "organisations_verified" ON "organisations" USING btree ("verified_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "organisations"."verified_at" is not null;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_demo" ON "accounts" USING btree ("id") WHERE "accounts"."demo";--> statement-breakpoint
CREATE INDEX "listings_organisation" ON "listings" USING btree ("organisation_id") WHERE "listings"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "listings_demo" ON "listings" USING btree ("id") WHERE "listings"."demo";