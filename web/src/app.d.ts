import type { Api } from '#lib/api/client.ts';
import type { Account, Portal } from '#lib/api/types.ts';
import type { Catalogue } from '#lib/i18n/catalogue.server.ts';
import type { Formats } from '#lib/i18n/formats.ts';
import type { Failure } from '#lib/http/failure.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Translate } from '#lib/i18n/translate.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** Under which the server's log holds what happened. */
      id?: string;
    }
    interface Locals {
      api: Api;
      account: Account | null;
      /** The API did not answer while the request was prepared. */
      apiDown: boolean;
      locale: Locale;
      catalogue: Catalogue;
      t: Translate;
      formats: Formats;
    }
    interface PageData {
      portal: Portal;
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** What the server hands on: a way to its API without the network, the request's id, and a place for what went wrong. The site says which page it is. */
    handreich?: {
      fetch(request: Request): Promise<Response>;
      requestId: string;
      report(failure: Failure & { page: string | null }): void;
      page?: string;
    };
  }
}

export {};
