// This machine's configuration for a command: a fault in it ends the command.
import { loadConfig } from '../station/config/load.ts';
import type { CommandLine, LoadedConfig } from '../station/config/load.ts';
import { CommandFailure } from './output.ts';

/** @throws CommandFailure with every fault, each with its place */
export function configured(commandLine: CommandLine = {}): LoadedConfig {
  const loaded = loadConfig(commandLine);
  if (loaded.ok) return loaded.value;
  throw new CommandFailure('config-wrong', loaded.error.join('\n'), { faults: loaded.error });
}
