import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { interpolate } from '../../tools/compose/interpolate.ts';
import { readCompose } from '../../tools/compose/read-compose.ts';
import { judge } from '../../tools/compose/rules.ts';

const text = readFileSync(join(import.meta.dirname, '../../../docker-compose.yml'), 'utf8');
const given = {
  SECRET: 'a secret of at least thirty-two characters',
  POSTGRES_PASSWORD: 'abc123',
  SMTP_URL: 'smtp://m:25',
  PUBLIC_URL: 'https://h.example',
  TRUST_PROXY: '10.213.77.1',
};
const image = { commands: ['web', 'worker', 'migrate'], drainSeconds: 30 };

/** What is said of the file when one piece of it reads otherwise. */
function judged(piece: string, other: string): string[] {
  expect(text).toContain(piece);
  return judge(readCompose(text.replaceAll(piece, other), given), image);
}

describe('the compose file', () => {
  test('is right as it is', () => {
    expect(judge(readCompose(text, given), image)).toEqual([]);
  });

  test('has the network whose gateway the operator is told to believe', () => {
    const told = /^TRUST_PROXY=(.+)$/m.exec(readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8'))?.[1];
    const subnet = readCompose(text, given).compose.networks?.['outside']?.ipam?.config?.[0]?.subnet;
    expect(subnet).toMatch(/\.0\/24$/);
    expect(told).toBe(subnet!.replace(/\.0\/24$/, '.1'));
  });

  test.each(Object.keys(given))('is refused without %s', (name) => {
    expect(() => readCompose(text, { ...given, [name]: '' })).toThrow(`${name} is missing`);
  });

  test.each([
    ['a key that Compose does not know', 'stop_grace_period: 40s', 'stop_grace_time: 40s', /must NOT have additional properties .*stop_grace_time/],
    ['a value of the wrong kind', 'restart: unless-stopped', 'restart: [unless-stopped]', /restart must be string/],
    ['a setting that the portal does not know', 'LOG_LEVEL: ${LOG_LEVEL:-info}', 'LOGLEVEL: info', /web: LOGLEVEL is not a setting/],
    ['a setting that the portal refuses', "METRICS_PORT: '9464'", "METRICS_PORT: 'many'", /METRICS_PORT must be a whole number/],
    ['a variable that nobody knows', '${DEMO:-0}', '${DEMONSTRATION:-0}', /DEMONSTRATION is not a setting/],
    ['demonstration data by default', '${DEMO:-0}', '${DEMO:-1}', /demonstration data must not be the default/],
    ['a secret with a default', '${SECRET:?', '${SECRET:-', /SECRET is a secret and must be demanded/],
    [
      'a password in the file',
      'POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD to letters and digits}',
      'POSTGRES_PASSWORD: h',
      /stands in the file/,
    ],
    ['limits switched off', 'DEMO: ${DEMO:-0}', 'RATE_LIMITS: "off"', /RATE_LIMITS=off is for tests/],
    ['a proxy that is believed by default', '${TRUST_PROXY:?', '${TRUST_PROXY:-', /TRUST_PROXY has no default that suits a deployment/],
    [
      'a way in whose address changes',
      "config: [{ subnet: '${OUTSIDE_SUBNET:-10.213.77.0/24}' }]",
      'driver: default',
      /web: the network outside needs a fixed subnet/,
    ],
    ['a command that the image has not', 'command: [worker]', 'command: [work]', /worker: the image has no command "work"/],
    ['too little time to stop', 'stop_grace_period: 40s', 'stop_grace_period: 20s', /must be longer than 30 s/],
    ['a port for the whole world', '${BIND:-127.0.0.1}', '${BIND:-0.0.0.0}', /must be bound to the loopback/],
    ['an image without a version', 'image: postgres:18.6', 'image: postgres:latest', /postgres: the image needs a tag/],
    ['a volume that is not declared', "volumes: ['valkey:/data']", "volumes: ['cache:/data']", /volume cache:\/data is not declared/],
    ['a service without a health check', 'test: [CMD, valkey-cli, -e, ping]', 'disable: true', /valkey: healthcheck is missing/],
    ['waiting for the end of what does not end', "restart: 'no'", 'restart: always', /waits for the end of migrate, which does not end/],
    ['a portal that may write to its image', 'read_only: true\n  tmpfs', 'tmpfs', /needs read_only/],
  ])('would be refused with %s', (_what, piece, other, sentence) => {
    expect(judged(piece, other).join('\n')).toMatch(sentence);
  });
});

describe('variables are put in as Compose does it', () => {
  const variables = { SET: 'value', EMPTY: '' };
  test.each([
    ['$SET and ${SET}', 'value and value'],
    ['${MISSING:-default} ${EMPTY:-default} ${SET:-default}', 'default default value'],
    ['${MISSING-default} [${EMPTY-default}]', 'default []'],
    ['${SET:+other} [${EMPTY:+other}] ${EMPTY+other} [${MISSING+other}]', 'other [] other []'],
    ['${MISSING:-${EMPTY:-${SET}}}', 'value'],
    ['[$MISSING] $$SET $${SET}', '[] $SET ${SET}'],
    ['${SET:?missing} [${EMPTY?missing}]', 'value []'],
  ])('%s', (from, to) => expect(interpolate(from, variables)).toBe(to));

  test.each([
    ['${MISSING:?say it}', 'MISSING is missing: say it'],
    ['${EMPTY:?say ${SET}}', 'EMPTY is missing: say value'],
    ['${SET', 'is not closed'],
    ['${SET/a/b}', 'is not a variable'],
    ['5 $', 'begins no variable'],
  ])('%s is refused', (from, sentence) => expect(() => interpolate(from, variables)).toThrow(sentence));
});
