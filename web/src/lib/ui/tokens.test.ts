import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
const colours = (at: 2 | 3) => Object.fromEntries(pairs.map((pair) => [pair[1]!, pair[at]!]));
const schemes = { light: colours(2), dark: colours(3) };

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright! + 0.05) / (dim! + 0.05);
}

const grounds = ['ground', 'raised', 'sunken', 'accent-soft', 'need', 'offer', 'notice', 'good', 'danger-soft'];
const texts: [string, string[]][] = [
  ['text', grounds],
  ['quiet', ['ground', 'raised', 'sunken']],
  ['accent', grounds],
  ['accent-strong', grounds],
  ['accent-text', ['accent', 'accent-strong']],
  ['need-text', ['ground', 'raised', 'need']],
  ['offer-text', ['ground', 'raised', 'offer']],
  ['on-need-strong', ['need-strong']],
  ['on-offer-strong', ['offer-strong']],
  ['good-text', ['good']],
  ['danger', ['ground', 'raised', 'danger-soft', 'need', 'offer']],
];
const edges: [string, string[]][] = [
  ['edge-strong', ['ground', 'raised', 'sunken']],
  ['focus', grounds],
];

describe.each(Object.entries(schemes))('in the %s scheme', (_scheme, colour) => {
  test.each(texts.flatMap(([text, on]) => on.map((ground) => [text, ground])))('text in --%s can be read on --%s', (text, ground) => {
    expect(contrast(colour[text!]!, colour[ground!]!)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges.flatMap(([edge, on]) => on.map((ground) => [edge, ground])))('an edge in --%s can be seen on --%s', (edge, ground) => {
    expect(contrast(colour[edge!]!, colour[ground!]!)).toBeGreaterThanOrEqual(3);
  });
});
