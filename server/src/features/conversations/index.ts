import type { Feature } from '../../platform/feature.ts';
import { conversationsRoutes } from './conversations.routes.ts';
import { exportConversations } from './conversations.usecases.ts';

export { conversationErrors } from './conversations.errors.ts';
export { isAbout, messageForNotice, placeOfConversation, sidesOf, unreadForMail } from './conversations.usecases.ts';

export const conversationsFeature: Feature = { name: 'conversations', routes: conversationsRoutes, personalData: exportConversations };
