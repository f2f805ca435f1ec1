import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { formKeyHeader, submitSignedIn } from '#lib/forms/submit.server.ts';
import { optionalText, readForm } from '#lib/forms/values.ts';

/** Writes to the listing's owner and goes on to the conversation. */
export async function contact(event: RequestEvent<{ id: string }>) {
  const values = await readForm(event.request);
  return submitSignedIn(event, 'contact', values, async () => {
    const { id } = await take(
      event.locals.api.POST('/api/listings/{id}/conversations', {
        params: { path: { id: event.params.id } },
        headers: formKeyHeader(values),
        body: { text: values['text'] ?? '', listing: optionalText(values['listing']) },
      }),
    );
    redirect(303, `/${event.locals.locale}/conversations/${id}`);
  });
}
