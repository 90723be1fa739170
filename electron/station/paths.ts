// Where Invigil keeps its data on each system, and where its own files lie.
import { homedir } from 'node:os';
import path from 'node:path';

/** The station's data directory: `INVIGIL_DATA`, else the system's place for a user's local data. Never a synced one. */
export function dataDirectory(environment: NodeJS.ProcessEnv, platform = process.platform): string {
  const { INVIGIL_DATA: chosen, XDG_DATA_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  if (platform === 'win32')
    return path.join(local ?? path.join(homedir(), 'AppData', 'Local'), 'Invigil');
  if (platform === 'darwin')
    return path.join(homedir(), 'Library', 'Application Support', 'Invigil');
  const base =
    xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.local/share');
  return path.join(base, 'invigil');
}
