/** Tells the built site (adapter-node) which headers carry scheme, host and address; `app/serve-pages.ts` overwrites them on every request. */
export function setPagesEnvironment(): void {
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-forwarded-proto',
    HOST_HEADER: 'x-forwarded-host',
    ADDRESS_HEADER: 'x-handreich-address',
    BODY_SIZE_LIMIT: '131072',
  });
}
