import { expect, test, vi } from 'vitest';
import type { Api } from '#lib/api/client.ts';
import { loadTopics } from './topics.server.ts';

test('a topic whose name was corrected has its new name within seconds', async () => {
  vi.useFakeTimers();
  try {
    let de = 'Wohnen';
    const api = { GET: () => Promise.resolve({ data: { items: [{ slug: 'housing', labels: { de } }] }, response: new Response() }) } as unknown as Api;
    const name = async () => (await loadTopics(api))[0]!.labels.de;
    expect(await name()).toBe('Wohnen');
    de = 'Wohnung und Zimmer';
    expect(await name()).toBe('Wohnen');
    vi.advanceTimersByTime(2000);
    expect(await name()).toBe('Wohnung und Zimmer');
  } finally {
    vi.useRealTimers();
  }
});
