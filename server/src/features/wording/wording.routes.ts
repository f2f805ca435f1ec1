import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { FeatureDeps } from '../../platform/deps.ts';
import { localeCodes } from '../../platform/i18n/locales.ts';
import { once } from '../../platform/idempotency/once.ts';
import { wordingErrors } from './wording.errors.ts';
import { exportPatch } from './wording.export.usecases.ts';
import { layWordings } from './wording.laying.usecases.ts';
import { listWordings, previewWording, readWording } from './wording.reading.usecases.ts';
import {
  patchSchema,
  previewInput,
  previewSchema,
  removeQuery,
  restoreInput,
  wordingInput,
  wordingPage,
  wordingQuery,
  wordingSchema,
  wordingSpot,
} from './wording.schemas.ts';
import { correctWording, removeWording, restoreWording } from './wording.usecases.ts';

const tags = ['wording'];
const reading = [wordingErrors.not_administrator];
const aboutOne = [...reading, wordingErrors.not_found];
const changing = [...aboutOne, wordingErrors.changed_meanwhile];

export const wordingRoutes =
  (deps: FeatureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    /** Whoever has just changed something finds it changed at once where they are; other processes follow within seconds, this one then too if it fails now. */
    async function shown<Answer>(answer: Answer): Promise<Answer> {
      await layWordings(deps).catch(() => {});
      return answer;
    }

    app.get(
      '/wordings',
      {
        config: { refusals: reading },
        schema: {
          operationId: 'listWordings',
          summary: 'The texts of pages and mails as files and corrections have them, by key',
          tags,
          querystring: wordingQuery,
          response: { 200: wordingPage },
        },
      },
      async (request) => listWordings({ ...deps, actor: request.actor, input: request.query }),
    );

    app.get(
      '/wordings/patch',
      {
        config: { refusals: reading },
        schema: {
          operationId: 'exportWordings',
          summary: 'The corrections as a patch of the files',
          tags,
          querystring: z.object({ locale: z.enum(localeCodes).optional() }),
          response: { 200: patchSchema },
        },
      },
      async (request) => exportPatch({ ...deps, actor: request.actor, locale: request.query.locale }),
    );

    app.get(
      '/wordings/:locale/:key',
      {
        config: { refusals: aboutOne },
        schema: {
          operationId: 'readWording',
          summary: 'One text in one language, with what it needs and how it was changed',
          tags,
          params: wordingSpot,
          response: { 200: wordingSchema },
        },
      },
      async (request) => readWording({ ...deps, actor: request.actor, spot: request.params }),
    );

    app.post(
      '/wordings/:locale/:key/preview',
      {
        config: { refusals: aboutOne },
        schema: {
          operationId: 'previewWording',
          summary: 'How a text would read, with sample values; nothing is saved',
          tags,
          params: wordingSpot,
          body: previewInput,
          response: { 200: previewSchema },
        },
      },
      async (request) => previewWording({ ...deps, actor: request.actor, spot: request.params, text: request.body.text }),
    );

    app.put(
      '/wordings/:locale/:key',
      {
        config: { refusals: changing },
        schema: {
          operationId: 'correctWording',
          summary: 'Correct a text, or say that a correction still holds after its file has changed',
          tags,
          params: wordingSpot,
          body: wordingInput,
          response: { 200: wordingSchema },
        },
      },
      async (request) => shown(await correctWording({ ...deps, actor: request.actor, spot: request.params, input: request.body })),
    );

    app.delete(
      '/wordings/:locale/:key',
      {
        config: { refusals: changing },
        schema: {
          operationId: 'removeWording',
          summary: "Take a correction away: the file's text holds again",
          tags,
          params: wordingSpot,
          querystring: removeQuery,
          response: { 200: wordingSchema },
        },
      },
      async (request) => shown(await removeWording({ ...deps, actor: request.actor, spot: request.params, revision: request.query.revision })),
    );

    app.post(
      '/wordings/:locale/:key/restore',
      {
        config: { once: true, refusals: [...changing, wordingErrors.change_not_found] },
        schema: {
          operationId: 'restoreWording',
          summary: 'Let a text read again as it did after an earlier change',
          tags,
          params: wordingSpot,
          body: restoreInput,
          response: { 200: wordingSchema },
        },
      },
      async (request, reply) =>
        shown(await once(deps, request, reply, 200, (deps) => restoreWording({ ...deps, actor: request.actor, spot: request.params, input: request.body }))),
    );
  };
