ALTER TABLE "outbox_deliveries" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_deliveries" ADD COLUMN "replays" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_deliveries" ADD COLUMN "dropped_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "events_occurred" ON "events" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "outbox_deliveries_failed" ON "outbox_deliveries" USING btree ("failed_at") WHERE "outbox_deliveries"."failed_at" is not null;--> statement-breakpoint
ALTER TABLE "outbox_deliveries" ADD CONSTRAINT "outbox_deliveries_dropped" CHECK ("outbox_deliveries"."dropped_at" is null or "outbox_deliveries"."failed_at" is not null);