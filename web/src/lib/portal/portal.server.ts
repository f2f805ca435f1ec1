import { take, type Api } from '#lib/api/client.ts';
import { keepAWhile } from '#lib/api/keep-a-while.ts';

/** The portal's name and whether it shows demonstration data. */
export const loadPortal = keepAWhile(60_000, (api: Api) => take(api.GET('/api/portal')));
