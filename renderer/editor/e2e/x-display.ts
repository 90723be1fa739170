// A real X display of its own, with real selections and real keys: Xvfb, xclip and xdotool. What a browser makes of its
// own synthetic events says little about what a desktop can do to it.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endChild, endOf } from '../../../electron/testing/child.ts';

const run = promisify(execFile);
/** xdotool waits for a window, and xclip for the program that owns a selection, for as long as it takes: here no longer. */
const TOOL_MAX_MS = 30_000;

export type Selection = 'clipboard' | 'primary';

export type XDisplay = {
  /** Such as `:99`. */
  readonly name: string;
  /** Makes another program own the selection, as copying in it would. */
  putOutside(selection: Selection, text: string): Promise<void>;
  readOutside(selection: Selection): Promise<string>;
  /** Presses keys as a keyboard does; names as xdotool has them (`ctrl+v`, `dead_acute`). */
  keys(...names: string[]): Promise<void>;
  /** Types text with so many milliseconds between the keys, as a keystroke injector does. */
  type(text: string, delayMs: number): Promise<void>;
  /** `es` for dead keys and AltGr. */
  layout(name: string): Promise<void>;
  focusWindow(titlePart: string): Promise<void>;
  close(): Promise<void>;
};

export async function openDisplay(): Promise<XDisplay> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  void endOf(server);
  const name = `:${await firstLineOf(server.stdout, /./)}`;
  const env = { ...process.env, DISPLAY: name };
  const xdotool = async (...given: string[]): Promise<void> => {
    await run('xdotool', given, { env, timeout: TOOL_MAX_MS });
  };
  /** Programs that hold a selection for as long as nobody else takes it. */
  const owners: ChildProcess[] = [];
  return {
    name,
    putOutside: async (selection, text) => {
      // `-quiet` keeps xclip in the foreground, where it can be ended; it holds the selection once it says so.
      const owner = spawn('xclip', ['-selection', selection, '-in', '-verbose'], {
        env,
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      owners.push(owner);
      void endOf(owner);
      // One that ends before it has read its text says nothing, and the wait below fails.
      owner.stdin.on('error', () => undefined).end(text);
      await firstLineOf(owner.stderr, /Waiting for selection requests/);
    },
    readOutside: async (selection) => {
      const args = ['-selection', selection, '-out'];
      const reading = run('xclip', args, { env, timeout: TOOL_MAX_MS });
      // With no owner xclip fails: nothing is selected. With one that does not answer it is ended, which is no answer.
      return reading.then(
        ({ stdout }) => stdout,
        (error: { killed?: boolean }) => {
          if (error.killed === true)
            throw new Error(`the owner of the ${selection} does not answer`);
          return '';
        },
      );
    },
    keys: (...names) => xdotool('key', '--clearmodifiers', '--delay', '30', ...names),
    type: (text, delayMs) => xdotool('type', '--delay', String(delayMs), text),
    layout: async (layout) => {
      await run('setxkbmap', [layout], { env, timeout: TOOL_MAX_MS });
    },
    focusWindow: async (titlePart) => {
      await xdotool(
        'search',
        '--sync',
        '--onlyvisible',
        '--name',
        titlePart,
        'windowfocus',
        '--sync',
      );
    },
    close: async () => {
      await Promise.all(owners.map((owner) => endChild(owner, 'SIGTERM')));
      await endChild(server, 'SIGTERM');
    },
  };
}

async function firstLineOf(stream: NodeJS.ReadableStream, wanted: RegExp): Promise<string> {
  for await (const line of createInterface({ input: stream })) {
    if (!wanted.test(line)) continue;
    // What it says later is read too: a program whose pipe is full would stand still.
    stream.resume();
    return line;
  }
  throw new Error(`the program ended without saying ${wanted.source}`);
}
