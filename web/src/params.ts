import { defineParams } from '@sveltejs/kit/params';
import { isLocale, type Locale } from './lib/i18n/locales.ts';

export const params = defineParams({
  locale: (param): Locale | undefined => (isLocale(param) ? param : undefined),
});
