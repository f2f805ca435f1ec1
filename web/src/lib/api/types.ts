import type { components, paths } from './schema.generated.ts';

type Schemas = components['schemas'];

export type Place = Schemas['Place'];
export type Topic = Schemas['Topic'];
export type Account = Schemas['Me'];
export type OwnSession = Schemas['OwnSession'];
export type MailPreferences = Schemas['MailPreferences'];
export type Listing = Schemas['Listing'];
export type Match = Schemas['Match'];
export type ConversationItem = Schemas['Conversation'];
export type ModerationItem = Schemas['ModeratedListing'];
export type Report = Schemas['Report'];
export type Portal = paths['/api/portal']['get']['responses'][200]['content']['application/json'];
export type Wording = Schemas['Wording'];
export type WordingItem = Schemas['WordingItem'];
export type WordingPreview = Schemas['WordingPreview'];
