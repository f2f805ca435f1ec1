import type { Block } from '../../platform/mail/letter.ts';
import { unreadForMail } from '../conversations/index.ts';
import { beginning, listingPiece, type Content, type Speaker, type Writing } from './notifications.letters.ts';

const MESSAGES_SHOWN = 10;
const MESSAGE_CHARACTERS = 2000;

/** Tells one side of a conversation what the other wrote and they have not read yet. Nothing when all of it has been read. */
export async function messageContent(speaker: Speaker, { deps, mail, told, accountId }: Writing): Promise<Content> {
  const { say, label, page } = speaker;
  // An earlier mail may have told other unread messages: each is told once.
  const messageIds = told.flatMap(({ params }) => params.messageId ?? []);
  const conversation = await unreadForMail({ db: deps.db, conversationId: mail.conversationId!, accountId, messageIds, limit: MESSAGES_SHOWN });
  if (!conversation || conversation.count === 0) return undefined;

  const { count, texts, listingKind: kind, listingTitle: title, listingLang: lang } = conversation;
  const about = listingPiece(speaker, { kind, title, lang }, conversation.listingIsOwn ? 'own' : 'other');
  const shown = texts.map((text): Block => ({ kind: 'quote', text: beginning(text, MESSAGE_CHARACTERS) }));
  const more: Block[] = count > MESSAGES_SHOWN ? [{ kind: 'paragraph', sentence: say('message.more', { count: count - MESSAGES_SHOWN }) }] : [];
  const intro = conversation.otherName ? say('message.intro', { name: { words: conversation.otherName } }) : say('message.intro_someone');
  return {
    subject: say('message.subject', { count }),
    preview: label('message.next'),
    blocks: [
      { kind: 'paragraph', sentence: intro },
      { kind: 'piece', piece: about },
      ...shown,
      ...more,
      { kind: 'button', label: label('message.button'), url: page(`/conversations/${conversation.conversationId}`) },
      { kind: 'paragraph', sentence: say('message.next') },
    ],
  };
}
