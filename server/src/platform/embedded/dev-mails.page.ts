import { html } from './html.ts';
import type { Html } from './html.ts';
import type { CaughtMail } from './mail-parse.ts';
import type { MailSummary } from './mail-store.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 56rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
ul { list-style: none; padding: 0; }
li { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.75rem 0; }
li a { font-weight: 600; display: inline-block; min-height: 24px; }
p { margin: 0.25rem 0; } dt { font-weight: 600; } dd { margin: 0 0 0.5rem; }
pre { white-space: pre-wrap; font: inherit; margin: 0; unicode-bidi: plaintext; }
/* A mail that knows dark colours gets none of its own canvas inside a dark page: it shows this one through. */
iframe { width: 100%; height: 36rem; border: 1px solid; background: Canvas; box-sizing: border-box; }
`;

/** The list of caught mails, newest first. */
export function listPage(mails: MailSummary[]): string {
  const items = mails.map(
    (mail) =>
      html`<li>
        <a href="/dev/mails/${mail.id}"><bdi>${mail.subject || '(no subject)'}</bdi></a>
        <p>To <bdi>${mail.to.join(', ')}</bdi></p>
        <p><time datetime="${mail.at}">${mail.at}</time></p>
      </li>`,
  );
  return page(
    'Mails',
    html`<h1>Mails</h1>
      <p>What this portal would have sent. Nothing left this machine. Newest first; reload to see new ones.</p>
      ${
        mails.length === 0
          ? html`<p>No mail yet.</p>`
          : html`<ul>
              ${items}
            </ul>`
      }`,
  );
}

/** One mail: its text with links, its HTML in a frame that can run nothing, its headers. */
export function mailPage(mail: CaughtMail): string {
  const title = mail.subject || '(no subject)';
  return page(
    title,
    html`<p><a href="/dev/mails">All mails</a></p>
      <h1><bdi>${title}</bdi></h1>
      <p>From <bdi>${mail.from}</bdi></p>
      <p>To <bdi>${mail.to.join(', ')}</bdi></p>
      <p><time datetime="${mail.at}">${mail.at}</time> · <a href="/dev/mails/${mail.id}/raw">Source</a></p>
      ${
        mail.text === null
          ? ''
          : html`<h2>Text</h2>
              <pre>${withLinks(mail.text)}</pre>`
      }
      ${
        mail.html === null
          ? ''
          : html`<h2>HTML</h2>
              ${frame(mail.html)}`
      }
      <h2>Headers</h2>
      <dl>
        ${mail.headers.map(
          ({ name, value }) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`,
  );
}

/** Without allow-scripts, allow-forms and allow-same-origin; links may open a tab of their own. */
function frame(body: string): Html {
  return html`<iframe
    title="HTML of this mail"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    referrerpolicy="no-referrer"
    srcdoc="${`<base target="_blank">${body}`}"
  ></iframe>`;
}

/** The web addresses in a text as links; what follows a sentence's end is not part of the address. */
export function withLinks(text: string): Html {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/);
  return html`${parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const address = part.replace(/[).,;:!?\]]+$/, '');
    return html`<a href="${address}" rel="noreferrer noopener">${address}</a>${part.slice(address.length)}`;
  })}`;
}

function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Handreich mails</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.html;
}
