// The doors of a program of the simulation: files and HTTPS. Counts what is under way at them, and lets a disk be full.
import fs from 'node:fs';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

export type Doors = {
  /** Something is under way that does not hang. */
  isBusy(): boolean;
  /** Nothing can be written below this folder; null: the disk has room again. */
  fill(folder: string | null): void;
};

/** Whoever waits longer than this waits for a network or a share that hangs. */
const HANGS_AFTER_MS = 500;

/** Once, before anything else is loaded that uses them. */
export function watchDoors(): Doors {
  const underWay = new Map<symbol, number>();
  const realMs = performance.now.bind(performance);
  let full: string | null = null;

  const begin = (): (() => void) => {
    const one = Symbol('operation');
    underWay.set(one, realMs());
    return () => void underWay.delete(one);
  };
  const counted = async <Value>(work: Promise<Value>): Promise<Value> => {
    const end = begin();
    return work.finally(end);
  };
  const mustFit = (file: string): void => {
    if (full !== null && !path.relative(full, file).startsWith('..')) throw noSpace(file);
  };

  watchFiles(counted, mustFit);
  const { request } = https;
  const watchedRequest: typeof request = (...args: unknown[]) => {
    const sent: ReturnType<typeof request> = Reflect.apply(request, https, args);
    sent.once('close', begin());
    return sent;
  };
  https.request = watchedRequest;
  syncBuiltinESMExports();
  return {
    isBusy() {
      const now = realMs();
      return [...underWay.values()].some((sinceMs) => now - sinceMs < HANGS_AFTER_MS);
    },
    fill(folder) {
      full = folder;
    },
  };
}

const noSpace = (file: string): Error =>
  Object.assign(new Error(`ENOSPC: no space left on device, write '${file}'`), { code: 'ENOSPC' });

type Counted = <Value>(work: Promise<Value>) => Promise<Value>;

function watchFiles(counted: Counted, mustFit: (file: string) => void): void {
  const { open, link, mkdir, readFile, readdir, rename, rm } = fs.promises;
  const watched = {
    link: (...args: Parameters<typeof link>) => counted(link(...args)),
    mkdir: (...args: Parameters<typeof mkdir>) => counted(mkdir(...args)),
    readFile: (...args: Parameters<typeof readFile>) => counted(readFile(...args)),
    readdir: (...args: Parameters<typeof readdir>) => counted(readdir(...args)),
    rename: (...args: Parameters<typeof rename>) => counted(rename(...args)),
    rm: (...args: Parameters<typeof rm>) => counted(rm(...args)),
    async open(...args: Parameters<typeof open>) {
      const handle = await counted(open(...args));
      const { writeFile, sync, close } = handle;
      return Object.assign(handle, {
        async writeFile(...what: Parameters<typeof writeFile>) {
          // As on a full disk: the file is there, and nothing gets into it.
          mustFit(String(args[0]));
          return counted(writeFile.apply(handle, what));
        },
        sync: () => counted(sync.apply(handle)),
        close: () => counted(close.apply(handle)),
      });
    },
  };
  Object.assign(fs.promises, watched);
}
