CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email_hash" "bytea",
	"email_sealed" "bytea",
	"display_name" text,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "accounts_email_whole" CHECK (("accounts"."email_hash" is null) = ("accounts"."email_sealed" is null)),
	CONSTRAINT "accounts_deleted_is_bare" CHECK ("accounts"."deleted_at" is null or ("accounts"."email_hash" is null and "accounts"."display_name" is null))
);
--> statement-breakpoint
CREATE TABLE "login_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email_hash" "bytea" NOT NULL,
	"email_sealed" "bytea" NOT NULL,
	"locale" text NOT NULL,
	"next" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "login_links_times" CHECK ("login_links"."expires_at" > "login_links"."created_at")
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"place" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "role_grants_account_id_role_place_pk" PRIMARY KEY("account_id","role","place"),
	CONSTRAINT "role_grants_role" CHECK ("role_grants"."role" in ('moderator', 'coordinator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"generation" integer DEFAULT 1 NOT NULL,
	"rotated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_generation" CHECK ("sessions"."generation" >= 1)
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"writer_id" uuid NOT NULL,
	"writer_listing_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"last_message_at" timestamp with time zone NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"owner_read" integer DEFAULT 0 NOT NULL,
	"writer_read" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "conversations_read" CHECK ("conversations"."owner_read" between 0 and "conversations"."last_number" and "conversations"."writer_read" between 0 and "conversations"."last_number"),
	CONSTRAINT "conversations_two_people" CHECK ("conversations"."owner_id" <> "conversations"."writer_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_text" CHECK (char_length("messages"."text") between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "fulfilments" (
	"listing_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fulfilments_listing_id_conversation_id_pk" PRIMARY KEY("listing_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"topic" text NOT NULL,
	"place" text NOT NULL,
	"lang" text NOT NULL,
	"reach_km" integer,
	"from" date,
	"until" date,
	"capacity" integer DEFAULT 1 NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"decision_reason" text,
	"decision_text" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "listings_kind" CHECK ("listings"."kind" in ('need', 'offer')),
	CONSTRAINT "listings_status" CHECK ("listings"."status" in ('pending', 'published', 'returned', 'rejected', 'closed')),
	CONSTRAINT "listings_outcome" CHECK (("listings"."status" = 'closed') = ("listings"."outcome" is not null and "listings"."closed_at" is not null)),
	CONSTRAINT "listings_outcome_known" CHECK ("listings"."outcome" is null or "listings"."outcome" in ('fulfilled', 'withdrawn', 'expired')),
	CONSTRAINT "listings_published_when" CHECK ("listings"."status" <> 'published' or ("listings"."published_at" is not null and "listings"."expires_at" is not null)),
	CONSTRAINT "listings_title" CHECK (char_length("listings"."title") between 3 and 120),
	CONSTRAINT "listings_body" CHECK (char_length("listings"."body") <= 5000),
	CONSTRAINT "listings_reach" CHECK ("listings"."reach_km" between 0 and 200),
	CONSTRAINT "listings_window" CHECK ("listings"."from" is null or "listings"."until" is null or "listings"."from" <= "listings"."until"),
	CONSTRAINT "listings_capacity" CHECK ("listings"."capacity" between 1 and 1000 and "listings"."used" between 0 and "listings"."capacity")
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"need_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"score" double precision NOT NULL,
	"reasons" jsonb NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"holds" boolean DEFAULT true NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "matches_need_id_offer_id_pk" PRIMARY KEY("need_id","offer_id"),
	CONSTRAINT "matches_score" CHECK ("matches"."score" between 0 and 1),
	CONSTRAINT "matches_two_listings" CHECK ("matches"."need_id" <> "matches"."offer_id"),
	CONSTRAINT "matches_kept_when_told" CHECK ("matches"."holds" or "matches"."told_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "matching_profiles" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"profile" jsonb NOT NULL,
	"terms" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matching_weights" (
	"term" text PRIMARY KEY NOT NULL,
	"weight" double precision NOT NULL,
	CONSTRAINT "matching_weights_weight" CHECK ("matching_weights"."weight" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "moderation_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"moderator_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"text" text,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "moderation_decisions_kind" CHECK ("moderation_decisions"."decision" in ('approve', 'return', 'reject', 'hide', 'show')),
	CONSTRAINT "moderation_decisions_reason" CHECK ("moderation_decisions"."decision" not in ('return', 'reject') or "moderation_decisions"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reporter_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"place" text NOT NULL,
	"reason" text NOT NULL,
	"text" text,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	CONSTRAINT "reports_subject" CHECK ("reports"."subject_type" in ('listing', 'conversation'))
);
--> statement-breakpoint
CREATE TABLE "mail_preferences" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"match" boolean DEFAULT true NOT NULL,
	"message" boolean DEFAULT true NOT NULL,
	"listing" boolean DEFAULT true NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"account_id" uuid,
	"login_link_id" uuid,
	"conversation_id" uuid,
	"params" jsonb NOT NULL,
	"message_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_tried_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"given_up_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "mails_reason_recipient" UNIQUE NULLS NOT DISTINCT("reason","account_id","login_link_id"),
	CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('login', 'match', 'message', 'listing')),
	CONSTRAINT "mails_recipient" CHECK (case when "mails"."kind" = 'login' then "mails"."login_link_id" is not null and "mails"."account_id" is null else "mails"."account_id" is not null and "mails"."login_link_id" is null end),
	CONSTRAINT "mails_conversation" CHECK (("mails"."kind" = 'message') = ("mails"."conversation_id" is not null)),
	CONSTRAINT "mails_one_end" CHECK (num_nonnulls("mails"."sent_at", "mails"."given_up_at", "mails"."dropped_at") <= 1),
	CONSTRAINT "mails_given_up_why" CHECK ("mails"."given_up_at" is null or "mails"."failure" is not null),
	CONSTRAINT "mails_attempts" CHECK ("mails"."attempts" >= 0 and ("mails"."attempts" > 0) = ("mails"."first_tried_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"params" jsonb NOT NULL,
	"mail_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "notifications_reason_account" UNIQUE("account_id","reason"),
	CONSTRAINT "notifications_kind" CHECK ("notifications"."kind" in ('match', 'message', 'listing'))
);
--> statement-breakpoint
CREATE TABLE "places" (
	"slug" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	"path" text[] NOT NULL,
	"ags" text,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"postcodes" text[] NOT NULL,
	CONSTRAINT "places_kind" CHECK ("places"."kind" in ('county', 'region', 'municipality', 'district')),
	CONSTRAINT "places_root_is_county" CHECK (("places"."parent" is null) = ("places"."kind" = 'county')),
	CONSTRAINT "places_path_begins_with_itself" CHECK ("places"."path"[1] = "places"."slug"),
	CONSTRAINT "places_point" CHECK ("places"."lat" between -90 and 90 and "places"."lon" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"slug" text PRIMARY KEY NOT NULL,
	"parent" text,
	"path" text[] NOT NULL,
	"risk" text NOT NULL,
	"position" integer NOT NULL,
	"label_de" text NOT NULL,
	"label_en" text NOT NULL,
	CONSTRAINT "topics_risk" CHECK ("topics"."risk" in ('ordinary', 'sensitive')),
	CONSTRAINT "topics_two_levels" CHECK (cardinality("topics"."path") = case when "topics"."parent" is null then 1 else 2 end and "topics"."path"[1] = "topics"."slug")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_deliveries" (
	"event_id" uuid NOT NULL,
	"handler" text NOT NULL,
	"queued_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "outbox_deliveries_event_id_handler_pk" PRIMARY KEY("event_id","handler"),
	CONSTRAINT "outbox_deliveries_one_end" CHECK ("outbox_deliveries"."done_at" is null or "outbox_deliveries"."failed_at" is null),
	CONSTRAINT "outbox_deliveries_failure" CHECK (("outbox_deliveries"."failed_at" is null) = ("outbox_deliveries"."failure" is null))
);
--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_place_places_slug_fk" FOREIGN KEY ("place") REFERENCES "public"."places"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_writer_id_accounts_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_writer_listing_id_listings_id_fk" FOREIGN KEY ("writer_listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_topic_topics_slug_fk" FOREIGN KEY ("topic") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_place_places_slug_fk" FOREIGN KEY ("place") REFERENCES "public"."places"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_need_id_listings_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_offer_id_listings_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matching_profiles" ADD CONSTRAINT "matching_profiles_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_moderator_id_accounts_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_accounts_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_closed_by_accounts_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_preferences" ADD CONSTRAINT "mail_preferences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_login_link_id_login_links_id_fk" FOREIGN KEY ("login_link_id") REFERENCES "public"."login_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_parent_places_slug_fk" FOREIGN KEY ("parent") REFERENCES "public"."places"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_parent_topics_slug_fk" FOREIGN KEY ("parent") REFERENCES "public"."topics"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_deliveries" ADD CONSTRAINT "outbox_deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_hash" ON "accounts" USING btree ("email_hash");--> statement-breakpoint
CREATE INDEX "login_links_email_hash" ON "login_links" USING btree ("email_hash","created_at");--> statement-breakpoint
CREATE INDEX "role_grants_place" ON "role_grants" USING btree ("place","role");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_once" ON "conversations" USING btree ("listing_id","writer_id");--> statement-breakpoint
CREATE INDEX "conversations_owner" ON "conversations" USING btree ("owner_id","last_message_at");--> statement-breakpoint
CREATE INDEX "conversations_writer" ON "conversations" USING btree ("writer_id","last_message_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_number" ON "messages" USING btree ("conversation_id","number");--> statement-breakpoint
CREATE INDEX "listings_public" ON "listings" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "listings"."status" = 'published' and not "listings"."paused" and not "listings"."hidden";--> statement-breakpoint
CREATE INDEX "listings_account" ON "listings" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "listings_pending" ON "listings" USING btree ("place","changed_at") WHERE "listings"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "listings_expiry" ON "listings" USING btree ("expires_at") WHERE "listings"."status" = 'published';--> statement-breakpoint
CREATE INDEX "matches_offer" ON "matches" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "matching_profiles_terms" ON "matching_profiles" USING gin ("terms");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_decisions_once" ON "moderation_decisions" USING btree ("listing_id","revision","moderator_id") WHERE "moderation_decisions"."decision" in ('approve', 'return', 'reject');--> statement-breakpoint
CREATE UNIQUE INDEX "reports_once_while_open" ON "reports" USING btree ("reporter_id","subject_type","subject_id") WHERE "reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("created_at") WHERE "reports"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_message_id" ON "mails" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_one_open_message" ON "mails" USING btree ("conversation_id","account_id") WHERE "mails"."kind" = 'message' and "mails"."sent_at" is null and "mails"."given_up_at" is null and "mails"."dropped_at" is null;--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE "mails"."sent_at" is null and "mails"."given_up_at" is null and "mails"."dropped_at" is null;--> statement-breakpoint
CREATE INDEX "mails_account" ON "mails" USING btree ("account_id","kind");--> statement-breakpoint
CREATE INDEX "mails_login_link" ON "mails" USING btree ("login_link_id");--> statement-breakpoint
CREATE INDEX "notifications_account" ON "notifications" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_mail" ON "notifications" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "places_path" ON "places" USING gin ("path");--> statement-breakpoint
CREATE INDEX "topics_path" ON "topics" USING gin ("path");--> statement-breakpoint
CREATE INDEX "outbox_deliveries_open" ON "outbox_deliveries" USING btree ("queued_at","event_id") WHERE "outbox_deliveries"."done_at" is null and "outbox_deliveries"."failed_at" is null;