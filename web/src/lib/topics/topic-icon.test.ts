import { expect, test } from 'vitest';
import { topicIcon } from './topic-icon.ts';

test('a topic has its own picture or its parent’s, and a new one has one too', () => {
  expect(topicIcon({ slug: 'mobility', parent: null })).toBe('bike');
  expect(topicIcon({ slug: 'ride', parent: 'mobility' })).toBe('bike');
  expect(topicIcon({ slug: 'something-new', parent: null })).toBe('shapes');
});
