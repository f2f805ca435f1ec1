import type { Config } from '../config/config.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * The origin (RFC 6454) at which this request found the portal: PUBLIC_URL. Only where nobody has set that, so on somebody's own machine,
 * every name of the loopback counts too: who opens 127.0.0.1 instead of localhost must be able to send a form.
 */
export function ownOrigin(config: Pick<Config, 'publicUrl' | 'publicUrlIsDefault'>, host: string | undefined): string {
  const asked = `http://${host?.toLowerCase()}`;
  return config.publicUrlIsDefault && loopback.test(host ?? '') && URL.canParse(asked) ? asked : config.publicUrl;
}
