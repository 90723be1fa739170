// What the machine's configuration says of the log.
import { MIB } from '#contract/limits.ts';
import type { Config } from './config/load.ts';
import { LOG_LIMITS } from './log-file.ts';
import type { LogSettings } from './logger.ts';

export function logSettings(config: Config): LogSettings {
  const totalMaxBytes = config['log.maxMb'] * MIB;
  return {
    level: config['log.level'],
    limits: {
      // A few files at least, so that the first start of a bad day is still there.
      fileMaxBytes: Math.min(LOG_LIMITS.fileMaxBytes, totalMaxBytes / 4),
      totalMaxBytes,
      days: config['log.days'],
    },
  };
}
