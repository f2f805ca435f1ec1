import { readConfig } from '../../src/platform/config/config.ts';
import { configVariables } from '../../src/platform/config/variables.ts';
import { reasonOf } from '../../src/platform/errors/start-problem.ts';
import type { Compose, ReadCompose, Service } from './read-compose.ts';

/** What our own image offers and needs, for the services that run it. */
export interface Image {
  /** Names that `server/src/entry/run.ts` takes. */
  commands: string[];
  /** Seconds that a process takes at most to end by itself. */
  drainSeconds: number;
}

const settings: Record<string, { secret?: boolean }> = configVariables;
/** Variables of the file that are no settings of the portal: whom they are for. */
const others = new Set(['HANDREICH_VERSION', 'POSTGRES_PASSWORD', 'BIND', 'BIND_PORT', 'OUTSIDE_SUBNET', 'MAILPIT_PORT']);
/** Settings whose default suits a start from a folder but nobody who stands behind a web server. */
const demanded = new Set(['TRUST_PROXY']);
const isSecret = (name: string) => settings[name]?.secret === true || /PASSWORD|SECRET|TOKEN|_KEY$/.test(name);

/** An address without a password may be read by all. */
const isOpenUrl = (text: string) => URL.canParse(text) && new URL(text).password === '';

const isOurs = (service: Service) => service.build !== undefined;
const ours = (compose: Compose) => Object.entries(compose.services).filter(([, service]) => isOurs(service));

/** What is wrong with a compose file beyond its form, a sentence each. */
export function judge(file: ReadCompose, image: Image): string[] {
  return [
    ...file.faults,
    ...judgeVariables(file),
    ...judgeSettings(file),
    ...ours(file.compose).flatMap(([name, service]) => [...judgeOurs(name, service, image), ...judgeWayIn(name, service, file.compose)]),
    ...Object.entries(file.compose.services).flatMap(([name, service]) => judgeService(name, service, file.compose)),
  ];
}

function judgeVariables({ mentions }: ReadCompose): string[] {
  return mentions.flatMap(({ name, operator }) => {
    if (!(name in settings) && !others.has(name)) return [`${name} is not a setting of the portal, nor a variable of this file.`];
    if (isSecret(name) && operator !== ':?') return [`${name} is a secret and must be demanded: \${${name}:?…}.`];
    if (demanded.has(name) && operator !== ':?') return [`${name} has no default that suits a deployment and must be demanded: \${${name}:?…}.`];
    if (!isSecret(name) && operator === '') return [`${name} is empty where it is not set: give it a default or demand it.`];
    return [];
  });
}

function judgeSettings({ raw, compose }: ReadCompose): string[] {
  return Object.entries(compose.services).flatMap(([service, { environment = {} }]) =>
    Object.keys(environment).flatMap((name) => {
      const written = String(raw.services[service]!.environment![name]);
      const known = !isOurs(compose.services[service]!) || name in settings;
      return [
        ...(known ? [] : [`${service}: ${name} is not a setting of the portal.`]),
        ...(isSecret(name) && !written.includes('$') && !isOpenUrl(written) ? [`${service}: ${name} is a secret and stands in the file.`] : []),
      ];
    }),
  );
}

function judgeOurs(name: string, service: Service, { commands, drainSeconds }: Image): string[] {
  const problems: string[] = [];
  const command = service.command?.[0] ?? '';
  if (!commands.includes(command)) problems.push(`${name}: the image has no command "${command}".`);
  if (seconds(service.stop_grace_period) <= drainSeconds) problems.push(`${name}: stop_grace_period must be longer than ${drainSeconds} s.`);
  if (!service.read_only || !service.cap_drop?.includes('ALL') || !service.security_opt?.includes('no-new-privileges:true'))
    problems.push(`${name}: needs read_only, cap_drop ALL and no-new-privileges.`);
  const environment = Object.fromEntries(Object.entries(service.environment ?? {}).map(([key, value]) => [key, String(value ?? '')]));
  if (environment['NODE_ENV'] !== 'production') problems.push(`${name}: NODE_ENV must be production.`);
  try {
    const config = readConfig(environment);
    if (!config.databaseUrl || !config.smtpUrl || !config.redisUrl) problems.push(`${name}: DATABASE_URL, REDIS_URL and SMTP_URL must be set.`);
    if (config.demo) problems.push(`${name}: demonstration data must not be the default.`);
  } catch (error) {
    problems.push(`${name}: ${reasonOf(error)}`);
  }
  return problems;
}

/** Who hands requests on is known by an address: that of the network's gateway, which must not be another one after the next start. */
function judgeWayIn(name: string, { ports = [], networks: own = [] }: Service, { networks = {} }: Compose): string[] {
  if (ports.length === 0) return [];
  const moving = own.filter((network) => !networks[network]?.internal && !networks[network]?.ipam?.config?.[0]?.subnet);
  return moving.map((network) => `${name}: the network ${network} needs a fixed subnet, or TRUST_PROXY cannot name who hands requests on.`);
}

function judgeService(name: string, service: Service, { services, volumes = {}, networks = {} }: Compose): string[] {
  const problems: string[] = [];
  const say = (problem: string) => void problems.push(`${name}: ${problem}`);
  const endsByItself = service.restart === 'no';
  if (!isOurs(service) && !/:[\w.-]*\d[\w.-]*$/.test(service.image ?? '')) say('the image needs a tag with a version.');
  if (!service.restart) say('restart is missing.');
  if (!endsByItself && !service.healthcheck?.test) say('healthcheck is missing.');
  for (const port of service.ports ?? []) if (!port.startsWith('127.0.0.1:')) say(`port ${port} must be bound to the loopback by default.`);
  for (const volume of service.volumes ?? []) if (!(volume.split(':')[0]! in volumes)) say(`volume ${volume} is not declared.`);
  for (const network of service.networks ?? ['default']) if (!(network in networks)) say(`network ${network} is not declared.`);
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const target = services[other];
    if (!target) say(`depends on ${other}, which is not there.`);
    else if (condition === 'service_completed_successfully' && target.restart !== 'no') say(`waits for the end of ${other}, which does not end.`);
    else if (condition === 'service_healthy' && !target.healthcheck?.test) say(`waits for the health of ${other}, which nobody checks.`);
    else if (condition === 'service_started') say(`must wait until ${other} is healthy or done.`);
  }
  return problems;
}

/** `1m30s`, `40s` or `500ms` in seconds; what is not said is Docker's ten. */
function seconds(duration = '10s'): number {
  const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000001 };
  return [...duration.matchAll(/(\d+)(ms|us|h|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0);
}
