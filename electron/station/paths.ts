// Where Invigil keeps its data and its configuration on each system.
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
  return path.join(absoluteOr(xdg, path.join(homedir(), '.local/share')), 'invigil');
}

const CONFIG_NAME = 'config.yml';

/** For every user of this machine; only an administrator can write there. */
export function machineConfigFile(
  environment: NodeJS.ProcessEnv,
  platform = process.platform,
): string {
  if (platform === 'win32')
    return path.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Invigil', CONFIG_NAME);
  if (platform === 'darwin')
    return path.join('/Library', 'Application Support', 'Invigil', CONFIG_NAME);
  return path.join('/etc', 'invigil', CONFIG_NAME);
}

/** A user's own, for what the machine leaves open. */
export function userConfigFile(
  environment: NodeJS.ProcessEnv,
  platform = process.platform,
): string {
  const { APPDATA: roaming, XDG_CONFIG_HOME: xdg } = environment;
  if (platform === 'win32')
    return path.join(roaming ?? path.join(homedir(), 'AppData', 'Roaming'), 'Invigil', CONFIG_NAME);
  if (platform === 'darwin')
    return path.join(homedir(), 'Library', 'Application Support', 'Invigil', CONFIG_NAME);
  return path.join(absoluteOr(xdg, path.join(homedir(), '.config')), 'invigil', CONFIG_NAME);
}

const absoluteOr = (wanted: string | undefined, otherwise: string): string =>
  wanted !== undefined && path.isAbsolute(wanted) ? wanted : otherwise;
