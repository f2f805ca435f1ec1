import { Agent, request, type RequestOptions } from 'node:http';

/** What one call of the load is. */
export interface Call {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** How one request ended. `status` 0: no whole answer came. */
export interface Sample {
  status: number;
  milliseconds: number;
  /** Of `performance.now()`. */
  sentAt: number;
}

export interface Load {
  port: number;
  connections: number;
  /** The n-th call of all. */
  call: (n: number) => Call;
  /** Ends after so many seconds, or after so many requests. */
  seconds?: number;
  requests?: number;
  /** How long somebody who was told 503 stays away. */
  pauseAfter503Ms?: number;
  signal?: AbortSignal;
}

const PATIENCE_MS = 30_000;

/** Every connection sends its next request when it has the answer to the last. */
export async function generateLoad({ port, connections, call, seconds = 600, requests = Infinity, pauseAfter503Ms = 0, signal }: Load): Promise<Sample[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const samples: Sample[] = [];
  const end = performance.now() + seconds * 1000;
  let sent = 0;
  const connection = async () => {
    while (performance.now() < end && sent < requests && !signal?.aborted) {
      const sample = await send(agent, port, call(sent++));
      samples.push(sample);
      if (sample.status === 503 && pauseAfter503Ms > 0) await new Promise((resolve) => setTimeout(resolve, pauseAfter503Ms));
      // Nobody is there: not a reason to spin.
      if (sample.status === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return samples;
}

export function send(agent: Agent, port: number, { method, path, headers, body }: Call): Promise<Sample> {
  const sentAt = performance.now();
  return new Promise((resolve) => {
    const over = (status: number) => resolve({ status, milliseconds: performance.now() - sentAt, sentAt });
    const options: RequestOptions = { host: '127.0.0.1', port, method, path, agent, headers, timeout: PATIENCE_MS };
    const sending = request(options, (response) => {
      response.resume();
      response.on('end', () => over(response.complete ? (response.statusCode ?? 0) : 0));
      response.on('error', () => over(0));
    });
    sending.on('timeout', () => sending.destroy(new Error('no answer')));
    sending.on('error', () => over(0));
    sending.end(body);
  });
}

export const quantile = (values: number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
