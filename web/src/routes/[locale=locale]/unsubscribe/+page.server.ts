import { take } from '#lib/api/client.ts';
import { submit } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  default: async (event) => {
    const values = await readForm(event.request);
    return submit(event, 'unsubscribe', values, async () => {
      await take(event.locals.api.POST('/api/unsubscribe', { body: { token: values['token'] ?? '' } }));
      return { stopped: true };
    });
  },
};
