import { take, type Api } from '#lib/api/client.ts';
import { keepAWhile } from '#lib/api/keep-a-while.ts';

/** All topics in the order of the tree. */
export const loadTopics = keepAWhile(300_000, async (api: Api) => (await take(api.GET('/api/topics'))).items);
