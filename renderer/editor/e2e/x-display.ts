// A real X display of its own, with real selections and real keys: Xvfb, xclip and xdotool. What a browser makes of its
// own synthetic events says little about what a desktop can do to it.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

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
  const name = `:${await firstLine(server)}`;
  const env = { ...process.env, DISPLAY: name };
  const xdotool = async (...given: string[]): Promise<void> => {
    await run('xdotool', given, { env });
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
      owner.stdin.end(text);
      await firstLineOf(owner.stderr, /Waiting for selection requests/);
    },
    readOutside: async (selection) => {
      // With no owner xclip fails: nothing is selected.
      const read = await run('xclip', ['-selection', selection, '-out'], { env }).catch(() => null);
      return read?.stdout ?? '';
    },
    keys: (...names) => xdotool('key', '--clearmodifiers', '--delay', '30', ...names),
    type: (text, delayMs) => xdotool('type', '--delay', String(delayMs), text),
    layout: async (layout) => {
      await run('setxkbmap', [layout], { env });
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
      for (const owner of owners) owner.kill();
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

async function firstLine(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new Error('no output to read');
  return firstLineOf(process.stdout, /./);
}

async function firstLineOf(stream: NodeJS.ReadableStream, wanted: RegExp): Promise<string> {
  for await (const line of createInterface({ input: stream })) {
    if (wanted.test(line)) return line;
  }
  throw new Error(`the program ended without saying ${wanted.source}`);
}
