import { redirect, type RequestEvent } from '@sveltejs/kit';
import { take } from '#lib/api/client.ts';
import { loading } from '#lib/api/load.server.ts';
import { formKeyHeader, newFormKey, submitSignedIn } from '#lib/forms/submit.server.ts';
import { optionalNumber, optionalText, readForm, type Values } from '#lib/forms/values.ts';
import { loadNames, named } from '#lib/listings/names.server.ts';
import { decisionReasons } from '#lib/moderation/reasons.ts';
import { requireAccount } from '#lib/session/require-account.server.ts';
import { doneName } from './done.ts';
import { withSubject } from './report-subject.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireAccount(event);
  const { api, catalogue } = event.locals;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return loading(async () => {
    const [names, queue, reports] = await Promise.all([
      loadNames(api, catalogue.textLocale),
      take(api.GET('/api/moderation/listings', { params: { query: { status: 'pending', limit: 20, cursor } } })),
      take(api.GET('/api/moderation/reports')),
    ]);
    return {
      queue: queue.items.map((listing) => named(listing, names)),
      nextCursor: queue.nextCursor,
      reports: await Promise.all(reports.items.map((report) => withSubject(api, names, report))),
      done: doneName(event.url.searchParams.get('done')),
      now: new Date().toISOString(),
      key: newFormKey(),
    };
  });
};

/** Where to go on, as the form said; only an id may stand in an address. */
const nextInQueue = ({ next = '' }: Values): string => (/^[\da-f-]{36}$/.test(next) ? `#listing-${next}` : '');

const decisions = { approve: 'approved', return: 'returned', reject: 'rejected' } as const;

async function decide(event: RequestEvent) {
  const values = await readForm(event.request);
  const id = values['id'] ?? '';
  const decision = values['decision'];
  const known = decision === 'return' || decision === 'reject' ? decision : 'approve';
  return submitSignedIn(event, `listing-${id}`, values, async () => {
    const answer = await take(
      event.locals.api.POST('/api/moderation/listings/{id}/decisions', {
        params: { path: { id } },
        headers: formKeyHeader(values),
        body: {
          decision: known,
          // A reason chosen and then left standing means nothing for an approval.
          ...(known === 'approve' ? {} : { reason: decisionReasons.find((reason) => reason === values['reason']), text: optionalText(values['text']) }),
          revision: optionalNumber(values['revision']),
        },
      }),
    );
    const done = answer.awaiting === 'second' ? 'second' : decisions[known];
    redirect(303, `/${event.locals.locale}/moderation?done=${done}${nextInQueue(values)}`);
  });
}

async function closeReport(event: RequestEvent) {
  const values = await readForm(event.request);
  const id = values['id'] ?? '';
  return submitSignedIn(event, `report-${id}`, values, async () => {
    await take(event.locals.api.POST('/api/moderation/reports/{id}/close', { params: { path: { id } }, headers: formKeyHeader(values) }));
    redirect(303, `/${event.locals.locale}/moderation?done=report#reports`);
  });
}

async function setVisibility(event: RequestEvent) {
  const values = await readForm(event.request);
  const hidden = values['hidden'] !== 'false';
  return submitSignedIn(event, `report-${values['report'] ?? ''}`, values, async () => {
    await take(
      event.locals.api.POST('/api/moderation/listings/{id}/visibility', {
        params: { path: { id: values['id'] ?? '' } },
        headers: formKeyHeader(values),
        body: { hidden },
      }),
    );
    redirect(303, `/${event.locals.locale}/moderation?done=${hidden ? 'hidden' : 'shown'}${values['report'] ? '#reports' : ''}`);
  });
}

export const actions: Actions = { decide, closeReport, setVisibility };
