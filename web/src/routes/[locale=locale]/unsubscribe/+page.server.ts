import { take } from '#lib/api/client.ts';
import { newFormKey, submit } from '#lib/forms/submit.server.ts';
import { readForm } from '#lib/forms/values.ts';
import type { Actions, PageServerLoad } from './$types';

const kinds = ['match', 'message', 'listing'] as const;

/** The kind of mail is in the address for the words on the page; which one is stopped says the token alone. */
export const load: PageServerLoad = ({ url }) => ({
  token: url.searchParams.get('token') ?? '',
  kind: kinds.find((kind) => kind === url.searchParams.get('kind')),
  key: newFormKey(),
});

export const actions: Actions = {
  default: async (event) => {
    const values = await readForm(event.request);
    return submit(event, 'unsubscribe', values, async () => {
      const { kind } = await take(event.locals.api.POST('/api/unsubscribe', { body: { token: values['token'] ?? '' } }));
      return { stopped: kind };
    });
  },
};
