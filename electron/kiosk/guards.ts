// What a page may never do, whatever it has become: go elsewhere, open windows, embed others, ask for the machine.
import type { App, Session, WebContents } from 'electron';
import type { See } from './watchers/watcher.ts';

type Contents = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate' | 'will-attach-webview',
    listener: (event: { preventDefault(): void }) => void,
  ): unknown;
};

/** Puts the guards on every page that is ever made, before it loads anything. */
export function guardContents(app: Pick<App, 'on'>, see: See): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, see));
}

/** The one page is loaded by the main process, which none of these events concerns. */
export function guardPage(contents: Contents, see: See): void {
  for (const event of [
    'will-navigate',
    'will-redirect',
    'will-frame-navigate',
    'will-attach-webview',
  ] as const)
    contents.on(event, (attempt) => {
      attempt.preventDefault();
      see('navigation-blocked', event);
    });
  contents.setWindowOpenHandler(() => {
    see('window-blocked', 'none');
    return { action: 'deny' };
  });
}

type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

/** Denies every permission, asked for or looked up: camera, screen, clipboard reading, devices, full screen. */
export function denyPermissions(session: Guarded, see: See): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(false);
    see('permission-blocked', permission);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // An empty answer gives no stream.
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

/** Cancels every request that is not for our own files: this page has no network. */
export function denyNetwork(session: Pick<Session, 'webRequest'>, ownOrigin: string): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: url !== ownOrigin && !url.startsWith(`${ownOrigin}/`) && !isInline(url) });
  });
}

// Icons and source of workers that the page made itself; the content policy decides about them.
const isInline = (url: string): boolean => url.startsWith('data:') || url.startsWith('blob:');

/** No file leaves the page by being saved. */
export function denyDownloads(session: Pick<Session, 'on'>, see: See): void {
  session.on('will-download', (event) => {
    event.preventDefault();
    see('download-blocked', 'none');
  });
}
