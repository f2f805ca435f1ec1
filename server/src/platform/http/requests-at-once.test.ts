import { expect, test } from 'vitest';
import { countRequests } from './requests-at-once.ts';

const answer = (requests: ReturnType<typeof countRequests>, times: number, milliseconds: number) => {
  for (let n = 0; n < times; n += 1) {
    const over = Array.from({ length: Math.ceil(requests.most) }, () => requests.enter());
    for (const end of over) end(milliseconds);
  }
};

test('what is answered late makes fewer at once, down to a few and never to none', () => {
  const requests = countRequests();
  const before = requests.most;
  answer(requests, 1, 3000);
  expect(requests.most).toBeLessThan(before);
  answer(requests, 50, 3000);
  expect(requests.most).toBe(8);
  expect(requests.underWay).toBe(0);
});

test('what is answered in time makes more at once, as long as it is used', () => {
  const requests = countRequests();
  const before = requests.most;
  for (let n = 0; n < 1000; n += 1) requests.enter()(20);
  expect(requests.most).toBe(before);
  answer(requests, 5, 20);
  expect(requests.most).toBeGreaterThan(before);
  answer(requests, 2000, 20);
  expect(requests.most).toBeLessThan(258);
});
