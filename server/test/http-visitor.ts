import { request } from 'node:http';

export interface Reply<T = any> {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: T;
  text: string;
}

export interface Call {
  method: string;
  path: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends one request over a connection of its own. Rejects when no whole answer came. */
export function sendOnce(url: string, { method, path, token, body, headers }: Call, patienceMs = 20_000): Promise<Reply> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, url),
      {
        method,
        agent: false,
        timeout: patienceMs,
        headers: {
          ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          if (!answer.complete) return reject(new Error('the answer was cut off'));
          const text = Buffer.concat(chunks).toString();
          const isJson = answer.headers['content-type']?.includes('json') && text !== '';
          resolve({ status: answer.statusCode!, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined });
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patienceMs / 1000} s`)));
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** Whether a request was never begun, so that a proxy would hand it to the next process. */
export const wasRefused = (error: unknown) => (error as { code?: string }).code === 'ECONNREFUSED';
