import type { RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { formKeyHeader, refuseField, submitSignedIn } from '#lib/forms/submit.server.ts';
import { optionalText, readForm } from '#lib/forms/values.ts';
import { reportReasons } from './report-reasons.ts';

/** The form action that tells the moderators that something is wrong with a listing or a conversation. */
export const reportAbout = (type: 'listing' | 'conversation') => async (event: RequestEvent<{ id: string }>) => {
  const values = await readForm(event.request);
  const reason = reportReasons.find((known) => known === values['reason']);
  if (reason === undefined) return refuseField(event, 'report', values, 'reason');
  return submitSignedIn(event, 'report', values, async () => {
    await take(
      event.locals.api.POST('/api/reports', {
        headers: formKeyHeader(values),
        body: { subject: { type, id: event.params.id }, reason, text: optionalText(values['text']) },
      }),
    );
    return { reported: true };
  });
};
