import { shapesFor } from '../mail/shapes.ts';
import { STYLE } from './dev-mails.style.ts';
import { devMailWords, type DevMailWords } from './dev-mails.words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { CaughtMail } from './mail-parse.ts';
import type { MailSummary } from './mail-store.ts';

/** The list of caught mails, newest first. */
export function listPage(mails: MailSummary[], words = devMailWords('en')): string {
  const { say, at } = words;
  const items = mails.map(
    (mail) =>
      html`<li>
        <a class="target" href="/dev/mails/${mail.id}"><bdi>${mail.subject || say.noSubject}</bdi></a>
        <p>${say.to} <bdi>${mail.to.join(', ')}</bdi></p>
        <p><time datetime="${mail.at}">${at(mail.at)}</time></p>
      </li>`,
  );
  return page(
    words,
    say.mails,
    html`<h1>${say.mails}</h1>
      <p>${say.about}</p>
      ${
        mails.length === 0
          ? html`<p>${say.none}</p>`
          : html`<ul>
              ${items}
            </ul>`
      }`,
  );
}

/** One mail: its HTML in a frame that can run nothing, its text with links, its headers. */
export function mailPage(mail: CaughtMail, words = devMailWords('en')): string {
  const { say, at } = words;
  const title = mail.subject || say.noSubject;
  return page(
    words,
    title,
    html`<p><a class="target" href="/dev/mails">${say.all}</a></p>
      <h1><bdi>${title}</bdi></h1>
      <p>${say.from} <bdi>${mail.from}</bdi></p>
      <p>${say.to} <bdi>${mail.to.join(', ')}</bdi></p>
      <p><time datetime="${mail.at}">${at(mail.at)}</time> · <a class="target" href="/dev/mails/${mail.id}/raw">${say.source}</a></p>
      ${
        mail.html === null
          ? ''
          : html`<h2>${say.html}</h2>
              ${frame(mail.html, say.frame)}`
      }
      ${
        mail.text === null
          ? ''
          : html`<h2>${say.text}</h2>
              <pre>${withLinks(mail.text)}</pre>`
      }
      <h2>${say.headers}</h2>
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
function frame(body: string, title: string): Html {
  return html`<iframe
    title="${title}"
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

// The same drawing as in the mails themselves.
const LOGO: Html = { html: shapesFor('ltr').logo() };

function page({ lang }: DevMailWords, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Handreich</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <header>${LOGO}<a class="target" href="/">Handreich</a></header>
        <main>${body}</main>
      </body>
    </html> `.html;
}
