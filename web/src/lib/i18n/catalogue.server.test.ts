import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCatalogue } from './catalogue.server.ts';

const answer = (text: string, etag: string) =>
  Response.json({ locale: 'fr', textLocale: 'en', dir: 'ltr', messages: { 'site.login': text } }, { headers: { etag } });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the sentences are asked for every two seconds, by their ETag, and outlive an API that is down', async () => {
  const ask = vi.fn<(path: string, headers: Record<string, string>) => Promise<Response>>();
  ask.mockResolvedValueOnce(answer('Sign in', '"1"'));
  expect((await loadCatalogue('fr', ask)).messages).toEqual({ 'site.login': 'Sign in' });
  expect((await loadCatalogue('fr', ask)).textLocale).toBe('en');
  expect(ask).toHaveBeenCalledOnce();

  vi.advanceTimersByTime(2100);
  ask.mockResolvedValueOnce(new Response(null, { status: 304 }));
  await loadCatalogue('fr', ask);
  expect(ask).toHaveBeenLastCalledWith('/api/messages/fr', { 'if-none-match': '"1"' });

  vi.advanceTimersByTime(2100);
  ask.mockRejectedValueOnce(new Error('down'));
  expect((await loadCatalogue('fr', ask)).messages).toEqual({ 'site.login': 'Sign in' });

  ask.mockResolvedValueOnce(answer('Log in', '"2"'));
  expect((await loadCatalogue('fr', ask)).messages).toEqual({ 'site.login': 'Log in' });
});

test('without any sentences the failure is told', async () => {
  await expect(loadCatalogue('tr', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
});
