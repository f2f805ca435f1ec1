import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from '../config/config.ts';
import { StartProblem } from '../errors/start-problem.ts';
import type { DkimKey } from './dkim.ts';

const LEAST_RSA_BITS = 2048;

/** Reads the key of DKIM_KEY_FILE; undefined where mails are not to be signed. Throws StartProblem for a file that cannot sign; says nothing of its content. */
export async function readDkimKey(dkim: Config['dkim']): Promise<DkimKey | undefined> {
  if (!dkim) return undefined;
  const { domain, selector, keyFile } = dkim;
  const pem = await readFile(keyFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`;
    throw new StartProblem(
      `The file ${keyFile} of DKIM_KEY_FILE ${why}.`,
      'Correct DKIM_KEY_FILE or the rights of the file; without the three DKIM settings mails are not signed.',
    );
  });
  const key = privateKey(pem, keyFile);
  if (key.asymmetricKeyType === 'ed25519') return { domain, selector, key, algorithm: 'ed25519-sha256' };
  if (key.asymmetricKeyType !== 'rsa') throw unfit(keyFile, `holds a key of type ${key.asymmetricKeyType}`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  // RFC 8301, 3.2: receivers take shorter keys for none.
  if (bits < LEAST_RSA_BITS) throw unfit(keyFile, `holds an RSA key of ${bits} bits`);
  return { domain, selector, key, algorithm: 'rsa-sha256' };
}

function privateKey(pem: string, keyFile: string): KeyObject {
  if (/-----BEGIN (ENCRYPTED |[^-]*)PRIVATE KEY-----/.test(pem) && /ENCRYPTED/.test(pem)) throw unfit(keyFile, 'is locked with a passphrase');
  try {
    return createPrivateKey(pem);
  } catch {
    throw unfit(keyFile, 'holds no private key');
  }
}

const unfit = (keyFile: string, why: string) =>
  new StartProblem(
    `The file ${keyFile} of DKIM_KEY_FILE ${why}.`,
    `It must be a private key in PEM without a passphrase, RSA of at least ${LEAST_RSA_BITS} bits or Ed25519.`,
  );
