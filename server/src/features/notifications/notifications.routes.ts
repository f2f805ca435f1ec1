import formbody from '@fastify/formbody';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { pageOf, pageQuery } from '../../platform/http/pages.ts';
import { notificationErrors } from './notifications.errors.ts';
import { changeMailPreferences, readMailPreferences, unsubscribe, unsubscribePage } from './notifications.preferences.usecases.ts';
import { listNotifications, seeNotifications } from './notifications.reading.usecases.ts';
import { mailPreferencesChange, mailPreferencesSchema, notificationSchema, unsubscribeBody, unsubscribeQuery, unsubscribed } from './notifications.schemas.ts';

const tags = ['notifications'];

export const notificationsRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/me/notifications',
      {
        schema: {
          operationId: 'listNotifications',
          summary: 'What the own account was told, newest first',
          tags,
          querystring: pageQuery,
          response: { 200: pageOf(notificationSchema) },
        },
      },
      async (request) => listNotifications({ ...deps, actor: request.actor, input: request.query }),
    );

    app.post(
      '/me/notifications/seen',
      { schema: { operationId: 'seeNotifications', summary: 'Mark all notifications so far as seen', tags, response: { 204: z.null() } } },
      async (request, reply) => {
        await seeNotifications({ ...deps, actor: request.actor });
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/me/mails',
      { schema: { operationId: 'readMailPreferences', summary: 'Which kinds of mail the own account gets', tags, response: { 200: mailPreferencesSchema } } },
      async (request) => readMailPreferences({ ...deps, actor: request.actor }),
    );

    app.patch(
      '/me/mails',
      {
        schema: {
          operationId: 'changeMailPreferences',
          summary: 'Choose which kinds of mail the own account gets',
          tags,
          body: mailPreferencesChange,
          response: { 200: mailPreferencesSchema },
        },
      },
      async (request) => changeMailPreferences({ ...deps, actor: request.actor, input: request.body }),
    );

    await app.register(unsubscribeRoutes(deps));
  };

/** RFC 8058: mail programs post a form here, without cookies and without following redirects. Only these routes take forms. */
const unsubscribeRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(formbody, { bodyLimit: 10_000 });
    // The token stands in the address; a body of any other type (RFC 8058 also allows multipart) has nothing that is needed.
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 10_000 }, async () => ({}));

    app.post(
      '/unsubscribe',
      {
        config: { access: 'public', anySite: true, refusals: [notificationErrors.bad_token] },
        schema: {
          operationId: 'unsubscribe',
          summary: 'Stop mails of one kind, by the token of a mail',
          tags,
          querystring: unsubscribeQuery,
          body: unsubscribeBody,
          response: { 200: unsubscribed },
        },
      },
      async (request) => unsubscribe({ ...deps, token: request.query.token ?? request.body?.token ?? '' }),
    );

    app.get(
      '/unsubscribe',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'showUnsubscribe',
          summary: 'Go to the page on which a person confirms; changes nothing',
          tags,
          querystring: unsubscribeQuery,
          response: { 303: z.null() },
        },
      },
      async (request, reply) => reply.redirect(await unsubscribePage({ ...deps, token: request.query.token ?? '' }), 303),
    );
  };
