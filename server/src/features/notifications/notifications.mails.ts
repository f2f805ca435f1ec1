import type { WorkerDeps } from '../../platform/jobs/define-job.ts';
import { renderLetter } from '../../platform/mail/layout.ts';
import type { OutgoingMail } from '../../platform/mail/transport.ts';
import { readLoginMail, readRecipient } from '../accounts/index.ts';
import type { NoticeKind } from './notifications.domain.ts';
import { letterOf, speaker, type Content, type Speaker, type Writing } from './notifications.letters.ts';
import { listingContent } from './notifications.listing.mails.ts';
import { loginContent } from './notifications.login.mails.ts';
import { matchContent } from './notifications.match.mails.ts';
import { messageContent } from './notifications.message.mails.ts';
import { unsubscribeToken } from './notifications.preferences.usecases.ts';
import { preferencesOf } from './notifications.repository.ts';
import type { Mail, Notification } from './notifications.table.ts';

const contents: Record<NoticeKind, (speaker: Speaker, writing: Writing) => Promise<Content>> = {
  match: matchContent,
  message: messageContent,
  listing: listingContent,
};

/**
 * Writes a mail from ids as things stand now; undefined when it has become needless. The recipient's address is
 * opened here and nowhere else, and only handed to the transport.
 */
export async function composeMail(deps: WorkerDeps, mail: Mail, told: Notification[]): Promise<OutgoingMail | undefined> {
  return mail.kind === 'login' ? composeLogin(deps, mail) : composeNotice(deps, mail, mail.kind, told);
}

async function composeLogin(deps: WorkerDeps, mail: Mail): Promise<OutgoingMail | undefined> {
  const login = mail.loginLinkId ? await readLoginMail({ ...deps, loginLinkId: mail.loginLinkId }) : undefined;
  if (!login) return undefined;
  const voice = speaker(deps, login.locale);
  return outgoing(deps, mail, login.email, voice, loginContent(voice, login), {});
}

async function composeNotice(deps: WorkerDeps, mail: Mail, kind: NoticeKind, told: Notification[]): Promise<OutgoingMail | undefined> {
  const { accountId } = mail;
  const recipient = accountId ? await readRecipient({ ...deps, accountId }) : undefined;
  if (!accountId || !recipient || !(await preferencesOf(deps.db, accountId))[kind]) return undefined;
  const voice = speaker(deps, recipient.locale);
  const content = await contents[kind](voice, { deps, mail, told, accountId, locale: recipient.locale });
  if (!content) return undefined;
  const token = encodeURIComponent(unsubscribeToken(deps.keys, accountId, kind));
  const footer = {
    kind: 'small',
    sentence: voice.say('footer.why'),
    link: { label: voice.label(`footer.stop_${kind}`), url: voice.page(`/unsubscribe?token=${token}&kind=${kind}`) },
  } as const;
  return outgoing(
    deps,
    mail,
    recipient.email,
    voice,
    { ...content, blocks: [...content.blocks, footer] },
    {
      // RFC 2369 and, for the one click, RFC 8058.
      'List-Unsubscribe': `<${deps.config.publicUrl}/api/unsubscribe?token=${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  );
}

function outgoing(deps: WorkerDeps, mail: Mail, to: string, voice: Speaker, content: NonNullable<Content>, headers: Record<string, string>): OutgoingMail {
  return {
    to,
    ...renderLetter(letterOf(voice.lang, content)),
    messageId: mail.messageId,
    date: deps.clock.now(),
    // RFC 3834: answering machines leave such mails unanswered.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': voice.lang, ...headers },
  };
}
