/** Tables that a backup leaves out, and why nothing is lost with them. Every other table of the schema `public` is in it. */
export const leftOut: Record<string, string> = {
  limit_uses: 'who did what how often in the last hours: by the time of a restore those are over',
};

/** Tables that an unused portal has filled by itself: a database that holds nothing else counts as empty. */
export const madeByItself = ['schema_migrations', 'data_migrations', 'places', 'topics', 'matching_weights', 'demonstration'];

/** The queue's own tables (platform/jobs). They only carry what the outbox holds, so that a backup needs none and a restored portal starts with new ones. */
export const queueSchemas = ['bullmq'];

/** No queue has heard of what was open: the relay adds it again. */
export const afterRestore = ['update outbox_deliveries set queued_at = null where done_at is null and failed_at is null'];
