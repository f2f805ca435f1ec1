import { defineLimit, HOUR } from '../../platform/limits/limits.ts';

/** Messages that one account writes, those that begin a conversation among them. */
export const messagesAnHour = defineLimit('messages', { uses: 60, seconds: HOUR });
