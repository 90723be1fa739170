// Chromium switches turn protections off (a debugging port, no sandbox, another profile) and no fuse blocks them.
// So the shell starts with none but those it knows, and whoever adds one is told which.

/** Switches that change nothing that matters here: how it is drawn, and in which language. */
const HARMLESS = new Set([
  'ozone-platform',
  'ozone-platform-hint',
  'force-device-scale-factor',
  'lang',
]);

/** What Playwright adds to drive a build that is not packaged; a packaged one never takes them. */
export const TEST_SWITCHES: ReadonlySet<string> = new Set([
  'inspect',
  'remote-debugging-port',
  'no-sandbox',
  'r',
]);

/** The switches that the shell does not start with; `argv` without the program's own name. */
export function unexpectedSwitches(
  argv: readonly string[],
  platform = process.platform,
  allowed: ReadonlySet<string> = new Set(),
): string[] {
  // Chromium reads `-a`, `--a` and on Windows `/a` alike.
  const prefix = platform === 'win32' ? /^(-+|\/)/ : /^-+/;
  return argv.filter((word) => {
    if (!prefix.test(word)) return false;
    const name = word.replace(prefix, '').split('=')[0] ?? '';
    return !HARMLESS.has(name) && !allowed.has(name);
  });
}
