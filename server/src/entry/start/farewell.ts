export interface Ready {
  /** Where people reach the portal. */
  address: string;
  port: number;
  /** Where mails are kept that nobody can read here: no mail server is set, and /dev/mails is not shown. */
  lostMails?: string;
  /** Whether /dev/mails exists. */
  showsMails: boolean;
  /** Demonstration moderators; empty without the demonstration. */
  moderators: { region: string; email: string }[];
}

/** The last lines of a start: where everything is, and how to sign in as a moderator of each region. */
export function farewell({ address, port, showsMails, lostMails, moderators }: Ready): string[] {
  const mails = `http://localhost:${port}/dev/mails`;
  return [
    '',
    `Handreich is ready: ${address}`,
    ...(showsMails ? [`Its mails:          ${mails}`] : []),
    ...(lostMails ? [`Mails reach nobody, so nobody can sign in: they are kept in ${lostMails}. Set SMTP_URL.`] : []),
    '',
    ...(showsMails && moderators.length > 0
      ? [`To moderate a region, open ${address}/en/login, enter its address, and take the code from ${mails}:`, ...aligned(moderators)]
      : ['To make somebody a moderator: npm run -s admin -- grant moderator --email ADDRESS --place SLUG']),
    '',
    'Ctrl-C stops it.',
  ];
}

function aligned(moderators: Ready['moderators']): string[] {
  const width = Math.max(...moderators.map(({ region }) => region.length));
  return moderators.map(({ region, email }) => `  ${region.padEnd(width)}  ${email}`);
}
