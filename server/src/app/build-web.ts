import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import jwt from '@fastify/jwt';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { buildDevMailRoutes, mayShowMails, type MailCatcher } from '../platform/embedded/index.ts';
import type { FeatureDeps } from '../platform/deps.ts';
import { httpErrors } from '../platform/errors/common-errors.ts';
import type { Feature } from '../platform/feature.ts';
import { answerProblem, answerUnreadable } from '../platform/http/answer-problem.ts';
import { prepareDrain } from '../platform/http/drain.ts';
import { observeRequests } from '../platform/http/observe-requests.ts';
import { requestIds } from '../platform/http/request-ids.ts';
import { safetyHeaders } from '../platform/http/safety-headers.ts';
import { shedLoad, type ShedOptions } from '../platform/http/shed-load.ts';
import { answerForNode, serverOptions, type Arrival } from '../platform/http/strict-http.ts';
import { validateWithZod } from '../platform/http/validation.ts';
import { namedLog, type Log } from '../platform/log/log.ts';
import { messagesRoutes } from '../platform/i18n/messages.routes.ts';
import { documentApi } from './document-api.ts';
import { identify } from './identify.ts';
import { personalDataRoutes } from './personal-data.routes.ts';
import { servePages, type PagesHandler } from './serve-pages.ts';

/** Largest body that the API takes: 5,000 characters of any script, escaped, and the rest of a form. */
const BODY_LIMIT = 128 * 1024;

export interface WebOptions {
  features: Feature[];
  /** The built site; without it only the API answers. */
  pages?: PagesHandler;
  /** The embedded catcher, whose mails are shown at /dev/mails. */
  catcher?: MailCatcher;
  /** Says no when there is too much to do; without it everybody is let in. */
  load?: Pick<ShedOptions, 'expectedDatabaseWaitMs' | 'heapBytes' | 'limits'>;
  /** How long requests may take to arrive, where it is not what is usual. */
  arrival?: Arrival;
}

/** Builds the web process: `/api`, `/dev/mails` where allowed, and the pages for every other path. Not listening yet: tests use `inject`. */
export async function buildWeb(deps: FeatureDeps, { features, pages, catcher, load, arrival }: WebOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    trustProxy: deps.config.trustProxy,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    genReqId: requestIds(deps),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply),
    clientErrorHandler: answerUnreadable,
    ...serverOptions(arrival),
    childLoggerFactory: (log, fields) => namedLog(log as Log, fields),
    // One line a request is written by observeRequests.
    logController: new LogController({ disableRequestLogging: true }),
  });
  prepareDrain(app);
  observeRequests(app, deps);
  const headersOf = safetyHeaders(deps.config.publicUrl.startsWith('https:'));
  app.addHook('onRequest', (request, reply, done) => {
    // On the raw answer, which files and pages of the site share with everything else.
    for (const [name, value] of Object.entries(headersOf(request.url))) reply.raw.setHeader(name, value);
    done();
  });
  if (load) await shedLoad(app, { ...load, metrics: deps.metrics });
  app.setErrorHandler(answerProblem);
  answerForNode(app);
  app.setNotFoundHandler((request, reply) => answerProblem(httpErrors.not_found(), request, reply));

  await app.register(
    async (api) => {
      api.setValidatorCompiler(validateWithZod);
      api.setSerializerCompiler(serializerCompiler);
      await api.register(helmet, {
        // What the plugin would add by itself allows inline styles and foreign hosts; data needs none of it.
        contentSecurityPolicy: {
          useDefaults: false,
          directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
        },
        // One place says how: platform/http/safety-headers.ts.
        strictTransportSecurity: false,
        frameguard: { action: 'deny' },
      });
      await api.register(cookie);
      await api.register(jwt, { secret: deps.keys.key('access-token'), sign: { algorithm: 'HS256' }, verify: { algorithms: ['HS256'] } });
      identify(api, deps);
      await documentApi(api, deps.config.publicUrl);
      api.addHook('onSend', async (request, reply) => {
        // What the API says depends on who asks: no cache between may keep it, unless a route says otherwise.
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
        void reply.header('x-request-id', request.id);
      });
      // Every other path and method below /api is a problem, not a page.
      for (const rest of ['/', '/*']) {
        api.all(rest, { config: { access: 'public' }, schema: { hide: true } }, () => {
          throw httpErrors.not_found();
        });
      }
      for (const feature of features) if (feature.routes) await api.register(feature.routes(deps));
      await api.register(messagesRoutes(deps));
      await api.register(personalDataRoutes(deps, features));
    },
    { prefix: '/api' },
  );
  if (catcher && mayShowMails(deps.config)) await app.register(buildDevMailRoutes(catcher));
  if (pages) await app.register(servePages({ pages, config: deps.config, inject: (request) => app.inject(request) }));
  return app;
}
