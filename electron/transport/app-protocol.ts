// app://invigil, the origin of the screens in the Electron shell: the same fixed list of files as on the loopback.
import { SAFE_HEADERS } from './content-policy.ts';
import type { ScreenFiles } from './screen-files.ts';

export const APP_SCHEME = 'app';
const APP_HOST = 'invigil';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Answers any request of that scheme. What is not in the list does not exist, whatever its path says. */
export function answerAppRequest(
  files: ScreenFiles,
  request: Pick<Request, 'url' | 'method'>,
): Response {
  const url = URL.parse(request.url);
  if (url === null || url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST)
    return new Response('Not found.', { status: 404, headers: SAFE_HEADERS });
  if (request.method !== 'GET')
    return new Response('Method not allowed.', { status: 405, headers: SAFE_HEADERS });
  const file = files.get(url.pathname);
  if (file === undefined) return new Response('Not found.', { status: 404, headers: SAFE_HEADERS });
  const headers = { ...SAFE_HEADERS, 'Content-Type': file.type, 'Cache-Control': 'no-store' };
  return new Response(Buffer.from(file.bytes), { status: 200, headers });
}
