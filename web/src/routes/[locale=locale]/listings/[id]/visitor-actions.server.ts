import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { formKeyHeader, refuseField, submitSignedIn } from '#lib/forms/submit.server.ts';
import { optionalText, readForm } from '#lib/forms/values.ts';
import { reportReasons } from '#lib/reports/report-reasons.ts';

type Event = RequestEvent<{ id: string }>;

/** Writes to the listing's owner and goes on to the conversation. */
export async function contact(event: Event) {
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

/** Tells the moderators that something is wrong with the listing. */
export async function report(event: Event) {
  const values = await readForm(event.request);
  const reason = reportReasons.find((known) => known === values['reason']);
  if (reason === undefined) return refuseField(event, 'report', values, 'reason');
  return submitSignedIn(event, 'report', values, async () => {
    await take(
      event.locals.api.POST('/api/reports', {
        headers: formKeyHeader(values),
        body: {
          subject: { type: 'listing', id: event.params.id },
          reason,
          text: optionalText(values['text']),
        },
      }),
    );
    return { reported: true };
  });
}
