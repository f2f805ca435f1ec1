import { renewRows, type Renewal } from '../../../platform/crypto/sealed-rows.ts';
import { StartProblem } from '../../../platform/errors/start-problem.ts';
import { features } from '../../features.ts';
import type { Command } from '../command.ts';

const count = new Intl.NumberFormat('en');
const SHOWN = 1000;

/** Makes all that hangs on SECRET anew with the newest one. Progress goes to standard error; what was not possible and what is still needed to `print`. */
export const rotateSecret: Command = {
  usage: [
    'rotate-secret   with SECRET=new,old: seals and hashes every address anew with the new secret; may be stopped and begun again',
    'rotate-secret --forget-unreadable   also takes away the addresses that no secret opens: nobody can sign in to their accounts again',
  ],
  anySecret: true,
  async run({ config, db, keys }, given, print) {
    if (!config.secrets)
      throw new StartProblem(
        'The secret in use was made by the portal and is kept in the file `secret` of DATA_DIR.',
        'To change it, put a new one before it in SECRET=NEW,OLD, start the portal and this command with that; docs/operations.md, "Keys", goes through it.',
      );
    const stop = new AbortController();
    const onSignal = () => stop.abort();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
    const renewals: Renewal[] = [];
    try {
      for (const rows of features.flatMap(({ sealed = [] }) => sealed)) {
        if (stop.signal.aborted) break;
        const onProgress = (done: number, total: number) => process.stderr.write(`${rows.table}: ${count.format(done)} of ${count.format(total)}\n`);
        renewals.push(await renewRows({ db, keys, rows, forget: given['forget-unreadable'], signal: stop.signal, onProgress }));
      }
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, onSignal);
    }
    for (const { table, left } of renewals) {
      for (const { id, reason } of left.slice(0, SHOWN)) print(`${table} ${id}: ${reason}`);
      if (left.length > SHOWN) print(`${table}: and ${count.format(left.length - SHOWN)} more`);
    }
    if (stop.signal.aborted) {
      process.exitCode = 130;
      return print('Stopped. What was done is done: run the command again to go on.');
    }
    for (const line of verdict(renewals, keys.keyIds)) print(line);
  },
};

/** Whether SECRET may be the new one alone. */
function verdict(renewals: Renewal[], [newest, ...older]: readonly string[]): string[] {
  const needed = renewals.flatMap(({ table, needed: byKey }) =>
    [...byKey].map(
      ([keyId, rows]) => `${count.format(rows)} ${rows === 1 ? 'row' : 'rows'} of ${table} still ${rows === 1 ? 'needs' : 'need'} the secret ${keyId}.`,
    ),
  );
  if (needed.length > 0) return [...needed, 'Keep it in SECRET.'];
  return [
    older.length > 0
      ? `No row needs another secret than ${newest} any more: SECRET may be the new one alone. Sessions and links in mails that ${older.join(' and ')} has signed end with that.`
      : `Every row is sealed with the only secret at hand, ${newest}. To change it: SECRET=NEW,OLD.`,
  ];
}
