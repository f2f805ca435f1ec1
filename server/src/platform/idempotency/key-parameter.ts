/** How the OpenAPI document shows the header that `once` reads. */
export const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A key of the caller for this one request (draft-ietf-httpapi-idempotency-key-header), 1 to 255 visible ASCII characters, bare or quoted. Sent again with the same key and body within 24 hours, the request gets the first answer once more, with `Idempotent-Replayed: true`; with another body 409.',
  schema: { type: 'string', minLength: 1, maxLength: 257 },
};
