import { take, type Api } from '#lib/api/client.ts';
import { keepAWhile } from '#lib/api/keep-a-while.ts';
import { keepFor } from '#lib/i18n/catalogue.server.ts';

/** All topics in the order of the tree. Their names are texts that may be corrected, and are kept no longer than others. */
export const loadTopics = keepAWhile(keepFor, async (api: Api) => (await take(api.GET('/api/topics'))).items);
