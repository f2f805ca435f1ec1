import type { Cookies } from '@sveltejs/kit';

/** The cookies of this visit as they are by now, for a call to the API. */
export function cookieHeader(cookies: Cookies): string {
  return cookies
    .getAll()
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
}

/** Gives the browser, and the further calls of this request, the cookies that the API has set. */
export function passOnCookies(response: Response, cookies: Cookies): void {
  for (const header of response.headers.getSetCookie()) {
    const { name, value, ...options } = cookies.parse(header);
    cookies.set(name, value ?? '', {
      ...options,
      path: options.path ?? '/',
      // Kit would add what the API left out, and a secure cookie never arrives on plain http.
      secure: options.secure ?? false,
      httpOnly: options.httpOnly ?? false,
    });
  }
}
