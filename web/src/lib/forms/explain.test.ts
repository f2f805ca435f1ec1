import { describe, expect, test, vi } from 'vitest';
import german from '../../../../messages/de/errors.json' with { type: 'json' };
import { createFormats } from '../i18n/formats.ts';
import { createTranslate } from '../i18n/translate.ts';
import { explain } from './explain.ts';

const messages = Object.fromEntries(Object.entries(german).map(([key, text]) => [`errors.${key}`, text]));
const speech = { t: createTranslate(messages, 'de'), formats: createFormats('de') };

describe('a refusal of the API in the words of the reader', () => {
  test('each wrong field has its own sentence', () => {
    const { message, fields } = explain(
      {
        status: 400,
        code: 'input.invalid',
        errors: [
          { path: '/title', code: 'input.too_short', params: { min: 3 } },
          { path: '/topic', code: 'input.format', params: {} },
          { path: '/subject/id', code: 'input.brand_new', params: {} },
        ],
      },
      speech,
    );
    expect(message).toBe('Einige Angaben stimmen noch nicht. Bitte sehen Sie sie noch einmal durch.');
    expect(fields).toEqual({
      title: 'Bitte schreiben Sie mindestens 3 Zeichen.',
      topic: 'Bitte wählen Sie ein Thema.',
      'subject.id': 'Das versteht das Portal nicht. Bitte sehen Sie noch einmal nach.',
    });
  });

  test('only the first thing wrong with a field is said', () => {
    const errors = [
      { path: '/title', code: 'input.required' },
      { path: '/title', code: 'input.too_short', params: { min: 3 } },
    ];
    expect(explain({ status: 400, code: 'input.invalid', errors }, speech).fields).toEqual({ title: 'Bitte füllen Sie das aus.' });
  });

  test('a moderator learns who was faster, and when', () => {
    const params = { by: 'Mira', decision: 'return', at: '2026-11-22T08:30:00.000Z' };
    expect(explain({ status: 409, code: 'moderation.already_decided', params }, speech).message).toBe(
      'Mira hat diese Anzeige schon zurückgegeben (22.11.2026, 09:30).',
    );
  });

  test('too many tries say how long to wait', () => {
    expect(explain({ status: 429, code: 'limits.login', retryAfter: 61 }, speech).message).toContain('in 2 Minuten');
    expect(explain({ status: 429, code: 'limits.login' }, speech).message).toContain('in einer Minute');
  });

  test('a limit says how many were allowed and from when on there are more, to the minute', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T09:00:20.000Z') });
    try {
      const { message } = explain({ status: 429, code: 'limits.listings', params: { limit: 20, retryAfter: 86_400 }, retryAfter: 86_400 }, speech);
      expect(message).toContain('schon 20 Anzeigen geschrieben');
      expect(message).toContain('ab 23.11.2026, 10:01');
    } finally {
      vi.useRealTimers();
    }
  });

  test('what has no sentence yet is said by its status', () => {
    expect(explain({ status: 409, code: 'future.conflict' }, speech).message).toContain('hat sich etwas geändert');
    expect(explain({ status: 502, code: 'http.502' }, speech).message).toContain('nicht erreichbar');
    expect(explain({ status: 418, code: 'http.418' }, speech).message).toContain('nicht geklappt');
  });
});
