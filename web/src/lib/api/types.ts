import type { paths } from './schema.ts';

type Answer<Path extends keyof paths, Method extends 'get' | 'post'> = paths[Path] extends {
  [key in Method]: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Place = Answer<'/api/places', 'get'>['items'][number];
export type Topic = Answer<'/api/topics', 'get'>['items'][number];
export type Account = Answer<'/api/me', 'get'>;
export type Listing = Answer<'/api/listings/{id}', 'get'>;
export type Match = Answer<'/api/listings/{id}/matches', 'get'>['items'][number];
export type ConversationItem = Answer<'/api/conversations', 'get'>['items'][number];
export type Conversation = Answer<'/api/conversations/{id}', 'get'>;
export type ModerationItem = Answer<'/api/moderation/listings', 'get'>['items'][number];
export type Report = Answer<'/api/moderation/reports', 'get'>['items'][number];
export type Portal = Answer<'/api/portal', 'get'>;
