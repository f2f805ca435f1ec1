import type { Cookies } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { keyOfSending } from './resend.server.ts';

/** Somebody's browser, which keeps the cookie that it gets. */
function browser() {
  const jar = new Map<string, string>();
  const cookies = { get: (name: string) => jar.get(name), set: (name: string, value: string) => void jar.set(name, value) } as unknown as Cookies;
  return (values: Record<string, string>, { path = '/de/conversations/1', form = 'reply', enhanced = false } = {}) => {
    const headers = enhanced ? { 'x-sveltekit-action': 'true' } : undefined;
    const url = new URL(path, 'https://hilfe.example');
    return keyOfSending({ cookies, url, request: new Request(url, { headers }) }, form, values);
  };
}

describe('a form without JavaScript', () => {
  test('keeps its first key when the same content comes again from a page that was shown again', () => {
    const send = browser();
    expect(send({ key: 'one', text: 'Guten Tag' })).toBe('one');
    expect(send({ key: 'two', text: 'Guten Tag' })).toBe('one');
    expect(send({ text: 'Guten Tag', key: 'three' })).toBe('one');
  });

  test('has its own key for another content, another form and another page', () => {
    const send = browser();
    send({ key: 'one', text: 'Guten Tag' });
    expect(send({ key: 'two', text: 'Guten Abend' })).toBe('two');
    expect(send({ key: 'three', text: 'Guten Tag' })).toBe('three');
    expect(send({ key: 'four', text: 'Guten Tag' }, { form: 'report' })).toBe('four');
    expect(send({ key: 'five', text: 'Guten Tag' }, { path: '/de/conversations/2' })).toBe('five');
  });

  test('does not tell what was said', () => {
    const jar = new Map<string, string>();
    const cookies = { get: () => undefined, set: (name: string, value: string) => void jar.set(name, value) } as unknown as Cookies;
    const url = new URL('https://hilfe.example/de/listings/new');
    keyOfSending({ cookies, url, request: new Request(url) }, 'listing', { key: 'one', title: 'Etwas Privates' });
    expect([...jar.values()].join()).toMatch(/^[\w-]{43} one$/);
  });
});

test('with JavaScript, the same words twice are two things', () => {
  const send = browser();
  send({ key: 'one', text: 'Ja' }, { enhanced: true });
  expect(send({ key: 'two', text: 'Ja' }, { enhanced: true })).toBe('two');
});
