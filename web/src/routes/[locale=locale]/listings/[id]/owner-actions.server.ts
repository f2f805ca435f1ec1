import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { formKeyHeader, submitSignedIn } from '#lib/forms/submit.server.ts';
import { readForm, type Values } from '#lib/forms/values.ts';
import type { Done } from './done.ts';

type Event = RequestEvent<{ id: string }>;

/** Closes the listing, as fulfilled or withdrawn. */
export const close = (event: Event) =>
  change(event, async (values) => {
    const outcome = values['outcome'] === 'fulfilled' ? 'fulfilled' : 'withdrawn';
    await take(
      event.locals.api.POST('/api/listings/{id}/close', {
        params: { path: { id: event.params.id } },
        headers: formKeyHeader(values),
        body: { outcome },
      }),
    );
    return outcome;
  });

/** Takes the listing out of the list for a while, or puts it back. */
export const pause = (event: Event) =>
  change(event, async (values) => {
    const paused = values['paused'] === 'true';
    await take(
      event.locals.api.PATCH('/api/listings/{id}', {
        params: { path: { id: event.params.id } },
        body: { paused },
      }),
    );
    return paused ? 'paused' : 'resumed';
  });

/** Keeps the listing for longer, or opens an expired one again. */
export const renew = (event: Event) =>
  change(event, async (values) => {
    await take(
      event.locals.api.POST('/api/listings/{id}/renew', {
        params: { path: { id: event.params.id } },
        headers: formKeyHeader(values),
      }),
    );
    return 'renewed';
  });

async function change(event: Event, run: (values: Values) => Promise<Done>) {
  const values = await readForm(event.request);
  return submitSignedIn(event, 'owner', values, async () => {
    const done = await run(values);
    redirect(303, `/${event.locals.locale}/listings/${event.params.id}?done=${done}`);
  });
}
