// What an engine cannot hold a sandbox to. A limit that it cannot set it leaves out without a word, and a sandbox
// without limits is none.
import { z } from 'zod';

/** What `GET /info` says of it, Docker's and Podman's. */
export const limitsShape = z.object({
  CgroupVersion: z.string().default('1'),
  MemoryLimit: z.boolean().default(true),
  PidsLimit: z.boolean().default(true),
  CpuCfsQuota: z.boolean().default(true),
  /** Podman's word for it; Docker names it among its security options. */
  Rootless: z.boolean().default(false),
  SecurityOptions: z.array(z.string()).nullish(),
});

export type Controller = 'memory' | 'pids' | 'cpu';

export const runsWithoutRoot = (info: z.infer<typeof limitsShape>): boolean =>
  info.Rootless ||
  (info.SecurityOptions ?? []).some((option) => option.startsWith('name=rootless'));

/**
 * @param delegated the controllers that Podman's own report gives its user, null where there is none: in `/info` Podman
 *   says of each that it is there, also where its user may set nothing
 */
export function unlimitedBy(
  info: z.infer<typeof limitsShape>,
  delegated: readonly string[] | null,
): Controller[] {
  const rootless = runsWithoutRoot(info);
  // Version 1 hands no controller to a user.
  const none = rootless && info.CgroupVersion === '1';
  const missing = (name: Controller, told: boolean): boolean =>
    none || !told || (rootless && delegated !== null && !delegated.includes(name));
  return [
    ...(missing('memory', info.MemoryLimit) ? (['memory'] as const) : []),
    ...(missing('pids', info.PidsLimit) ? (['pids'] as const) : []),
    ...(missing('cpu', info.CpuCfsQuota) ? (['cpu'] as const) : []),
  ];
}
