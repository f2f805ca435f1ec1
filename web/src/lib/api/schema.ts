/** The contract's shapes, in the form that openapi-typescript gives them. */
type Params<Query, Path> = {
  query?: Query;
  header?: { 'idempotency-key'?: string };
  cookie?: never;
} & ([Path] extends [never] ? { path?: never } : { path: Path });
type Sent<Input> = [Input] extends [never] ? { requestBody?: never } : { requestBody: Json<Input> };
type Json<Body> = { content: { 'application/json': Body } };
type Get<Body, Query = never, Path = never> = {
  get: { parameters: Params<Query, Path>; responses: { 200: Json<Body> } };
};
type Send<Status extends number, Body, Input, Path = never> = {
  parameters: Params<never, Path>;
  responses: { [key in Status]: Json<Body> };
} & Sent<Input>;
type Page<Item> = { items: Item[]; nextCursor: string | null };
type ById = { id: string };

type Kind = 'need' | 'offer';
type Status = 'pending' | 'published' | 'returned' | 'rejected' | 'closed';

interface Place {
  slug: string;
  kind: string;
  name: string;
  parent: string | null;
}
interface Topic {
  slug: string;
  parent: string | null;
  risk: 'ordinary' | 'sensitive';
  labels: { de: string; en: string };
}
interface Account {
  id: string;
  displayName: string | null;
  locale: string;
  email: string;
  roles: { role: 'moderator' | 'coordinator' | 'admin'; place: string }[];
  mailKinds: { match: boolean; message: boolean; moderation: boolean };
}
interface ListingInput {
  kind: Kind;
  title: string;
  body: string;
  topic: string;
  place: string;
  lang: string;
  reachKm?: number | null;
  from?: string | null;
  until?: string | null;
  capacity?: number;
}
interface Listing {
  id: string;
  kind: Kind;
  status: Status;
  paused: boolean;
  title: string;
  body: string;
  topic: string;
  place: string;
  lang: string;
  reachKm: number | null;
  from: string | null;
  until: string | null;
  capacity: number;
  poster: { name: string; organisation?: string | null };
  createdAt: string;
  publishedAt: string | null;
  expiresAt: string | null;
  mine?: boolean;
  outcome?: string | null;
  reason?: string | null;
  text?: string | null;
}
interface Match {
  listing: Listing;
  score: number;
  reasons: { code: string; params?: Record<string, unknown> }[];
  notified: boolean;
  at: string;
}
interface Conversation {
  id: string;
  listing: { id: string; kind: Kind; title: string; lang?: string };
  other: { name: string };
}
interface Message {
  id: string;
  side: 'me' | 'other';
  text: string;
  at: string;
}
interface ModerationItem extends Listing {
  risk: 'ordinary' | 'sensitive';
  awaiting: 'first' | 'second';
  revision: number;
  decisions: { decision: string; by: string; at: string; reason: string | null; text: string | null }[];
}
interface Report {
  id: string;
  subject: { type: string; id: string };
  reason: string;
  text: string | null;
  createdAt: string;
}

export interface paths {
  '/api/portal': Get<{ name: string; demo: boolean; devMails: boolean }>;
  '/api/places': Get<Page<Place>>;
  '/api/topics': Get<Page<Topic>>;
  '/api/login-links': { post: Send<202, { sent: boolean }, { email: string; locale?: string; next?: string }> };
  '/api/sessions': { post: Send<201, unknown, { token: string } | { email: string; code: string }> };
  '/api/sessions/current': { delete: Send<204, never, never> };
  '/api/me': Get<Account> & {
    patch: Send<200, Account, { displayName?: string | null; locale?: string; mailKinds?: Account['mailKinds'] }>;
    delete: Send<204, never, never>;
  };
  '/api/me/listings': Get<Page<Listing>, { limit?: number; cursor?: string }>;
  '/api/listings': Get<Page<Listing>, { kind?: Kind; topic?: string; place?: string; q?: string; limit?: number; cursor?: string }> & {
    post: Send<201, Listing, ListingInput>;
  };
  '/api/listings/{id}': Get<Listing, never, ById> & {
    patch: Send<200, Listing, Partial<ListingInput> & { paused?: boolean }, ById>;
  };
  '/api/listings/{id}/close': { post: Send<200, Listing, { outcome: 'fulfilled' | 'withdrawn'; conversation?: string }, ById> };
  '/api/listings/{id}/renew': { post: Send<200, Listing, never, ById> };
  '/api/listings/{id}/matches': Get<Page<Match>, never, ById>;
  '/api/listings/{id}/conversations': { post: Send<201, { id: string }, { text: string; listing?: string }, ById> };
  '/api/conversations': Get<
    Page<Conversation & { lastMessage: { text: string; at: string; side: 'me' | 'other' } | null; unread: number | boolean }>,
    { limit?: number; cursor?: string }
  >;
  '/api/conversations/{id}': Get<Conversation & { messages: Message[] }, never, ById>;
  '/api/conversations/{id}/messages': { post: Send<201, Message, { text: string }, ById> };
  '/api/moderation/listings': Get<Page<ModerationItem>, { status?: Status; limit?: number; cursor?: string }>;
  '/api/moderation/listings/{id}/decisions': {
    post: Send<
      200,
      { status: Status; awaiting?: string },
      { decision: 'approve' | 'return' | 'reject'; reason?: string; text?: string; revision?: number },
      ById
    >;
  };
  '/api/moderation/reports': Get<Page<Report>, { limit?: number; cursor?: string }>;
  '/api/moderation/reports/{id}/close': { post: Send<200, unknown, { text?: string }, ById> };
  '/api/reports': { post: Send<201, unknown, { subject: { type: string; id: string }; reason: string; text?: string }> };
  '/api/unsubscribe': { post: Send<200, unknown, { token: string }> };
}
