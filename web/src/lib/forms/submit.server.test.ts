import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import german from '../../../../messages/de/errors.json' with { type: 'json' };
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import { formKeyHeader, newFormKey, submit, submitSignedIn } from './submit.server.ts';

const messages = Object.fromEntries(Object.entries(german).map(([key, text]) => [`errors.${key}`, text]));
const locals = { t: createTranslate(messages, 'de'), formats: createFormats('de') } as App.Locals;
const typed = { key: 'the-key', text: 'Was ich geschrieben habe' };

async function refused(problem: Problem) {
  const answer = await submit({ locals }, 'reply', typed, async () => {
    throw new ApiError(problem);
  });
  return answer as { status: number; data: { key: string; values: Record<string, string>; problem: { message: string } } };
}

describe('a form that comes back', () => {
  test.each([
    { status: 400, code: 'input.invalid' },
    { status: 409, code: 'listings.already_closed' },
    { status: 429, code: 'limits.messages', params: { limit: 60 }, retryAfter: 600 },
    { status: 503, code: 'http.unavailable' },
  ])('with $code keeps its key and what was typed', async (problem) => {
    const { status, data } = await refused(problem);
    expect([status, data.key, data.values]).toEqual([problem.status, 'the-key', typed]);
  });

  test('because its key stands for something that has happened gets a new one, and keeps what was typed', async () => {
    const { data } = await refused({ status: 409, code: 'idempotency.key_reused' });
    expect(data.key).not.toBe('the-key');
    expect(data.values).toEqual(typed);
    expect(data.problem.message).toContain('ist noch nicht abgeschickt');
  });
});

test('what is refused because its key was used goes out, as it is, with the new key', async () => {
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  };
  const url = new URL('https://hilfe.example/de/listings/new');
  const event = { locals: { ...locals, account: {} }, cookies, url, request: new Request(url) } as unknown as RequestEvent;
  const used: string[] = [];
  const send = (key: string) => {
    const values: Record<string, string> = { key, title: 'Neue Worte' };
    return submitSignedIn(event, 'listing', values, async () => {
      used.push(values['key']!);
      if (values['key'] === 'used') throw new ApiError({ status: 409, code: 'idempotency.key_reused' });
      return 'sent';
    });
  };
  const { data } = (await send('used')) as { data: { key: string } };
  expect(await send(data.key)).toBe('sent');
  expect(used).toEqual(['used', data.key]);
});

describe('the header', () => {
  test('is the key of the form, with or without a name behind it', () => {
    const key = newFormKey();
    expect(formKeyHeader({ key })).toEqual({ 'idempotency-key': key });
    expect(formKeyHeader({ key: `${key}.close` })).toEqual({ 'idempotency-key': `${key}.close` });
  });

  test.each([undefined, '', 'two words', 'x'.repeat(300), 'ä'])('is left out for what is no key of ours: %j', (key) => {
    expect(formKeyHeader(key === undefined ? {} : { key })).toEqual({});
  });
});
