import type { Content, Speaker } from './notifications.letters.ts';

/**
 * The sign-in mail. Neither subject nor first line hold the code: both show up on the locked screen of a phone that
 * others may share. The link comes first, because a tap is less work than typing.
 */
export function loginContent({ say, label, page }: Speaker, { token, code }: { token: string; code: string }): NonNullable<Content> {
  return {
    subject: say('login.subject'),
    preview: label('login.valid'),
    blocks: [
      { kind: 'paragraph', sentence: say('login.intro') },
      { kind: 'button', label: label('login.button'), url: page(`/login?token=${encodeURIComponent(token)}`) },
      { kind: 'paragraph', sentence: say('login.code') },
      { kind: 'code', code },
      { kind: 'paragraph', sentence: say('login.valid') },
      { kind: 'small', sentence: say('login.ignore') },
    ],
  };
}
