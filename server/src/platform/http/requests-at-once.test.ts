import { expect, test } from 'vitest';
import { countRequests } from './requests-at-once.ts';

const HERE = '192.0.2.1';
const answer = (requests: ReturnType<typeof countRequests>, times: number, milliseconds: number) => {
  for (let n = 0; n < times; n += 1) {
    const over = Array.from({ length: Math.ceil(requests.most) }, () => requests.enter(HERE));
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
  for (let n = 0; n < 1000; n += 1) requests.enter(HERE)(20);
  expect(requests.most).toBe(before);
  answer(requests, 5, 20);
  expect(requests.most).toBeGreaterThan(before);
  answer(requests, 2000, 20);
  expect(requests.most).toBeLessThan(258);
});

test('one network never has all places, and takes none from others when it is over', () => {
  const requests = countRequests();
  const over: ((milliseconds: number) => void)[] = [];
  while (requests.fits(HERE, 1)) over.push(requests.enter(HERE));
  expect(over).toHaveLength(96);
  expect(requests.fits('198.51.100.1', 1)).toBe(true);
  // Who reads is refused earlier, whoever holds the places.
  for (let others = 1; requests.fits(`198.51.100.${others}`, 0.8); others += 1) over.push(requests.enter(`198.51.100.${others}`));
  expect(requests.underWay).toBe(103);
  for (const end of over) end(20);
  expect([requests.underWay, requests.fits(HERE, 1)]).toEqual([0, true]);
});
