// The built screens as a fixed list, read once. What is not in the list does not exist, whatever its path says.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type ScreenFile = { readonly type: string; readonly bytes: Uint8Array };
export type ScreenFiles = ReadonlyMap<string, ScreenFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads every file below `directory`; keys are URL paths, and `/` is `page`. Files of other types, source maps among
 * them, are left out, and so are other pages. Symbolic links are not followed.
 */
export function readScreenFiles(directory: string, page = 'index.html'): ScreenFiles {
  const files = new Map<string, ScreenFile>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const urlPath = `/${path.relative(directory, file).split(path.sep).join('/')}`;
    files.set(urlPath, { type, bytes: readFileSync(file) });
  }
  for (const name of files.keys())
    if (name.endsWith('.html') && name !== `/${page}`) files.delete(name);
  const first = files.get(`/${page}`);
  if (first !== undefined) files.set('/', first);
  return files;
}
