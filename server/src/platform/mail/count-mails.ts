import type { Metrics } from '../metrics/metrics.ts';
import type { MailTransport } from './transport.ts';

/** The same way to the mail server, counting what becomes of each try. */
export function countMails(transport: MailTransport, { mails }: Pick<Metrics, 'mails'>): MailTransport {
  return {
    get busy() {
      return transport.busy;
    },
    async send(mail) {
      const outcome = await transport.send(mail);
      mails.inc({ outcome: outcome.kind });
      return outcome;
    },
    close: () => transport.close(),
  };
}
