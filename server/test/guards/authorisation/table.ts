import type { Kind, Thing } from './things.ts';
import type { Person } from './people.ts';

/**
 * A number: that status. Of 200 and its like a read shows the thing and a write changes something; of 400 and above nothing is shown and nothing changed.
 * `blank`: 200, and nothing of the thing is in it. `idle`: done, and nothing changed.
 */
export type Expected = number | 'blank' | 'idle';

export interface Row {
  /** As the router has it. */
  route: string;
  about: Kind;
  /** What sets this row apart from others of its route. */
  saying?: string;
  /** For `:id`, if not the thing's own. */
  id?: (thing: Thing) => string;
  query?: string;
  body?: (thing: Thing) => unknown;
  expect: Record<Person, Expected>;
  /** It ends the session with which it is called. */
  ends?: true;
}

type Some = Partial<Record<Person, Expected>>;
const signedIn = ['stranger', 'owner', 'other', 'moderator', 'elsewhere', 'county', 'coordinator', 'admin', 'judge'] as const;
const all = (expected: Expected) => Object.fromEntries(signedIn.map((person) => [person, expected])) as Record<(typeof signedIn)[number], Expected>;

/** Whoever is not signed in, or not any more, is told so; of the others everybody but those named gets `rest`. */
const closed = (rest: Expected, but: Some = {}): Record<Person, Expected> => ({ visitor: 401, gone: 401, ...all(rest), ...but });
/** A visitor is one of them; whoever shows a token that does not hold is told so. */
const open = (rest: Expected, but: Some = {}): Record<Person, Expected> => ({ visitor: rest, gone: 401, ...all(rest), ...but });

const owners = (expected: Expected): Some => ({ owner: expected, judge: expected });
const sides = (expected: Expected): Some => ({ ...owners(expected), other: expected });
/** Who moderates the place and does not own the thing. */
const moderators = (expected: Expected): Some => ({ moderator: expected, county: expected, admin: expected });
const everyModerator = (expected: Expected): Some => ({ ...moderators(expected), elsewhere: expected });

const read = (route: string, about: Kind, expect: Row['expect'], more: Partial<Row> = {}): Row => ({ route: `GET ${route}`, about, expect, ...more });
const post = (route: string, about: Kind, body: Row['body'], expect: Row['expect'], more: Partial<Row> = {}): Row => ({
  route: `POST ${route}`,
  about,
  ...(body ? { body } : {}),
  expect,
  ...more,
});

const unseen = ['pending', 'returned', 'rejected', 'hidden', 'paused', 'closed', 'expired', 'overdue'] as const;
const ofAnotherKind = { saying: 'with the id of another kind of thing' };

const publicRows: Row[] = [
  read('/api/portal', 'account', open('blank')),
  read('/api/health/live', 'account', open('blank')),
  read('/api/health/ready', 'account', open('blank')),
  read('/api/places', 'account', open('blank')),
  read('/api/topics', 'account', open('blank')),
  read('/api/messages/:locale', 'account', open('blank'), { id: () => 'de' }),
  read('/api/organisations', 'verified', open(200)),
  read('/api/organisations', 'unverified', open('blank')),
  read('/api/organisations/:id', 'verified', open(200)),
  read('/api/organisations/:id', 'unverified', open(404, { ...owners(200), ...moderators(200) })),
  read('/api/organisations/:id', 'pending', open(404), ofAnotherKind),
  read('/api/unsubscribe', 'account', open(303), { query: 'token=guessed' }),
  post('/api/unsubscribe', 'account', undefined, open(400), { query: 'token=guessed' }),
];

const accountRows: Row[] = [
  post('/api/login-links', 'account', ({ marks }) => ({ email: marks[0] }), open(202)),
  post('/api/sessions', 'account', () => ({ token: 'guessed' }), open(400)),
  post('/api/sessions/refresh', 'account', () => ({ refreshToken: 'guessed' }), open(401)),
  { route: 'DELETE /api/sessions/current', about: 'account', expect: closed(204), ends: true },
  read('/api/me', 'account', closed('blank', owners(200))),
  { route: 'PATCH /api/me', about: 'account', body: () => ({ locale: 'uk' }), expect: closed(200) },
  { route: 'DELETE /api/me', about: 'account', expect: closed(204), ends: true },
  read('/api/me/sessions', 'session', closed('blank', owners(200))),
  { route: 'DELETE /api/me/sessions/:id', about: 'session', expect: closed(404, owners(204)) },
  { route: 'DELETE /api/me/sessions/:id', about: 'pending', ...ofAnotherKind, expect: closed(404) },
  { route: 'DELETE /api/me/sessions', about: 'account', expect: closed(204), ends: true },
  read('/api/me/export', 'account', closed('blank', owners(200))),
  read('/api/me/export', 'pending', closed('blank', owners(200))),
  read('/api/me/export', 'conversation', closed('blank', sides(200))),
  read('/api/me/export', 'report', closed('blank', { other: 200 })),
  read('/api/me/organisations', 'unverified', closed('blank', owners(200))),
  read('/api/me/notifications', 'notification', closed('blank', owners(200))),
  post('/api/me/notifications/seen', 'notification', undefined, closed('idle', owners(204))),
  read('/api/me/mails', 'account', closed('blank')),
  { route: 'PATCH /api/me/mails', about: 'account', body: () => ({ match: false }), expect: closed(200) },
];

const change = (fields: object) => () => fields;
const listingRows: Row[] = [
  read('/api/listings', 'published', open(200)),
  ...unseen.map((kind) => read('/api/listings', kind, open('blank'), { query: 'limit=100' })),
  ...unseen.map((kind) => read('/api/listings', kind, open('blank'), { saying: 'searched for', query: 'q=Titel&limit=100' })),
  read('/api/listings/:id', 'published', open(200)),
  ...unseen.map((kind) => read('/api/listings/:id', kind, open(404, { ...owners(200), ...moderators(200) }))),
  read('/api/listings/:id', 'conversation', open(404), ofAnotherKind),
  read('/api/listings/:id', 'account', open(404), ofAnotherKind),
  read('/api/me/listings', 'published', closed('blank', owners(200))),
  read('/api/me/listings', 'pending', closed('blank', owners(200))),
  post('/api/listings', 'account', change({ kind: 'need', title: 'Ein Regal', topic: 'bicycle', place: 'esslingen-am-neckar', lang: 'de' }), closed(201)),
  ...(['published', 'pending', 'returned', 'hidden', 'paused', 'overdue'] as const).map((kind): Row => ({
    route: 'PATCH /api/listings/:id',
    about: kind,
    body: change({ title: 'Ein anderer Titel' }),
    expect: closed(404, owners(200)),
  })),
  ...(['closed', 'expired', 'rejected'] as const).map((kind): Row => ({
    route: 'PATCH /api/listings/:id',
    about: kind,
    body: change({ title: 'Ein anderer Titel' }),
    expect: closed(404, owners(409)),
  })),
  {
    route: 'PATCH /api/listings/:id',
    about: 'published',
    saying: 'to pause it',
    body: change({ paused: true }),
    expect: closed(404, owners(200)),
  },
  { route: 'PATCH /api/listings/:id', about: 'conversation', ...ofAnotherKind, body: change({ title: 'Ein anderer Titel' }), expect: closed(404) },
  post('/api/listings/:id/renew', 'published', undefined, closed(404, owners(200))),
  post('/api/listings/:id/renew', 'expired', undefined, closed(404, owners(200))),
  post('/api/listings/:id/renew', 'closed', undefined, closed(404, owners(409))),
  post('/api/listings/:id/renew', 'pending', undefined, closed(404, owners(409))),
  post('/api/listings/:id/renew', 'conversation', undefined, closed(404), ofAnotherKind),
  ...(['published', 'pending', 'returned', 'rejected', 'hidden', 'paused'] as const).map((kind) =>
    post('/api/listings/:id/close', kind, change({ outcome: 'withdrawn' }), closed(404, owners(200))),
  ),
  post('/api/listings/:id/close', 'closed', change({ outcome: 'withdrawn' }), closed(404, owners(409))),
  post('/api/listings/:id/close', 'conversation', ({ id }) => ({ outcome: 'fulfilled', conversation: id }), closed(404, owners(200)), {
    saying: 'with the conversation that ended it',
    id: ({ ids }) => ids['listing']!,
  }),
  post(
    '/api/listings/:id/close',
    'published',
    change({ outcome: 'fulfilled', conversation: '01900000-0000-7000-8000-000000000000' }),
    closed(404, owners(400)),
    {
      saying: 'with a conversation about something else',
    },
  ),
  post('/api/listings/:id/close', 'conversation', change({ outcome: 'withdrawn' }), closed(404), ofAnotherKind),
  read('/api/listings/:id/matches', 'matched', closed(404, owners(200))),
  read('/api/listings/:id/matches', 'matched', closed(404), { saying: 'from the side of the counterpart', id: ({ ids }) => ids['counterpart']! }),
  read('/api/listings/:id/matches', 'conversation', closed(404), ofAnotherKind),
];

const hello = () => ({ text: 'Guten Tag' });
const conversationRows: Row[] = [
  post('/api/listings/:id/conversations', 'published', hello, closed(201, owners(409))),
  post('/api/listings/:id/conversations', 'published', ({ id }) => ({ text: 'Guten Tag', listing: id }), closed(400, owners(409)), {
    saying: 'naming a listing of somebody else as the own',
  }),
  ...unseen.map((kind) => post('/api/listings/:id/conversations', kind, hello, closed(404, { ...owners(409), ...moderators(409) }))),
  post('/api/listings/:id/conversations', 'conversation', hello, closed(404), ofAnotherKind),
  read('/api/conversations', 'conversation', closed('blank', sides(200))),
  read('/api/conversations/:id', 'conversation', closed(404, sides(200))),
  read('/api/conversations/:id', 'published', closed(404), ofAnotherKind),
  post('/api/conversations/:id/messages', 'conversation', hello, closed(404, sides(201))),
  post('/api/conversations/:id/messages', 'published', hello, closed(404), ofAnotherKind),
];

const approve = () => ({ decision: 'approve' });
const about = (type: 'listing' | 'conversation') => (thing: Thing) => ({ subject: { type, id: thing.id }, reason: 'other' });
const moderationRows: Row[] = [
  // A moderator sees that their own listing waits, and may not decide about it.
  read('/api/moderation/listings', 'pending', closed(403, { ...moderators(200), elsewhere: 'blank', judge: 200 }), { query: 'limit=100' }),
  read('/api/moderation/listings', 'ofTheCounty', closed(403, { ...everyModerator(200), judge: 200 }), { query: 'limit=100' }),
  read('/api/moderation/listings', 'halfApproved', closed(403, { ...everyModerator(200), judge: 200 }), { query: 'limit=100' }),
  read('/api/moderation/listings', 'published', closed(403, { ...everyModerator('blank'), judge: 'blank' }), { query: 'limit=100' }),
  post('/api/moderation/listings/:id/decisions', 'pending', approve, closed(403, moderators(200))),
  post('/api/moderation/listings/:id/decisions', 'pending', () => ({ decision: 'reject', reason: 'other' }), closed(403, moderators(200)), {
    saying: 'to reject',
  }),
  post('/api/moderation/listings/:id/decisions', 'pending', () => ({ decision: 'return', reason: 'other' }), closed(403, moderators(200)), {
    saying: 'to return',
  }),
  post('/api/moderation/listings/:id/decisions', 'ofTheCounty', approve, closed(403, everyModerator(200))),
  post('/api/moderation/listings/:id/decisions', 'halfApproved', approve, closed(403, { ...everyModerator(200), county: 409 })),
  ...(['published', 'returned', 'rejected', 'closed', 'expired'] as const).map((kind) =>
    post('/api/moderation/listings/:id/decisions', kind, approve, closed(403, moderators(409))),
  ),
  post('/api/moderation/listings/:id/decisions', 'conversation', approve, closed(403, { ...everyModerator(404), judge: 404 }), ofAnotherKind),
  post('/api/moderation/listings/:id/visibility', 'published', () => ({ hidden: true }), closed(403, moderators(200))),
  post('/api/moderation/listings/:id/visibility', 'published', () => ({ hidden: false }), closed(403, moderators('idle')), { saying: 'as it is' }),
  post('/api/moderation/listings/:id/visibility', 'hidden', () => ({ hidden: false }), closed(403, moderators(200))),
  ...(['pending', 'closed', 'halfApproved'] as const).map((kind) =>
    post('/api/moderation/listings/:id/visibility', kind, () => ({ hidden: true }), closed(403, moderators(409))),
  ),
  post('/api/moderation/listings/:id/visibility', 'conversation', () => ({ hidden: true }), closed(403, { ...everyModerator(404), judge: 404 }), ofAnotherKind),
  post('/api/reports', 'published', about('listing'), closed(201)),
  ...unseen.map((kind) => post('/api/reports', kind, about('listing'), closed(404, { ...owners(201), ...moderators(201) }))),
  post('/api/reports', 'conversation', about('conversation'), closed(404, sides(201))),
  post('/api/reports', 'conversation', about('listing'), closed(404), ofAnotherKind),
  post('/api/reports', 'published', about('conversation'), closed(404), ofAnotherKind),
  // Who is reported does not read what was said about them, even where they moderate.
  read('/api/moderation/reports', 'report', closed(403, { ...moderators(200), elsewhere: 'blank', judge: 'blank' }), { query: 'limit=100' }),
  read('/api/moderation/reports', 'reportOnConversation', closed(403, { ...moderators(200), elsewhere: 'blank', judge: 'blank' }), { query: 'limit=100' }),
  read('/api/moderation/reports', 'settledReport', closed(403, { ...everyModerator('blank'), judge: 'blank' }), { query: 'limit=100' }),
  post('/api/moderation/reports/:id/close', 'report', undefined, closed(403, { ...moderators(200), elsewhere: 404 })),
  post('/api/moderation/reports/:id/close', 'reportOnConversation', undefined, closed(403, { ...moderators(200), elsewhere: 404 })),
  post('/api/moderation/reports/:id/close', 'settledReport', undefined, closed(403, { ...moderators(409), elsewhere: 404 })),
  post('/api/moderation/reports/:id/close', 'published', undefined, closed(403, { ...everyModerator(404), judge: 404 }), ofAnotherKind),
];

const administrators = (expected: Expected): Some => ({ admin: expected });
const onWording = (method: 'PUT' | 'DELETE', more: Partial<Row>): Row => ({
  route: `${method} /api/wordings/:locale/:key`,
  about: 'wording',
  expect: closed(403, administrators(200)),
  ...more,
});
const wordingRows: Row[] = [
  read('/api/wordings', 'wording', closed(403, administrators(200)), { query: 'only=corrected' }),
  read('/api/wordings/patch', 'wording', closed(403, administrators(200))),
  read('/api/wordings/:locale/:key', 'wording', closed(403, administrators(200))),
  post('/api/wordings/:locale/:key/preview', 'wording', () => ({ text: 'Anders' }), closed(403, administrators('idle'))),
  post('/api/wordings/:locale/:key/restore', 'wording', () => ({ number: 1, revision: 2 }), closed(403, administrators(200))),
  onWording('PUT', { body: () => ({ text: 'Anders', revision: 2 }) }),
  onWording('PUT', { body: () => ({ text: 'Anders', revision: 1 }), saying: 'that somebody has changed meanwhile', expect: closed(403, administrators(409)) }),
  onWording('DELETE', { query: 'revision=2' }),
];

export const rows: Row[] = [...publicRows, ...accountRows, ...listingRows, ...conversationRows, ...moderationRows, ...wordingRows];
