import { expect, test } from 'vitest';
import { runsWithoutRoot, limitsShape, unlimitedBy } from './engine-limits.ts';

const told = (info: object) => limitsShape.parse(info);

test('an engine of root limits what it says', () => {
  const info = told({ CgroupVersion: '1', MemoryLimit: true, SecurityOptions: ['name=seccomp'] });
  expect(runsWithoutRoot(info)).toBe(false);
  expect(unlimitedBy(info, null)).toEqual([]);
  expect(unlimitedBy(told({ MemoryLimit: false, CpuCfsQuota: false }), null)).toEqual([
    'memory',
    'cpu',
  ]);
});

test('without root and with cgroup version 1 nothing is limited, whatever Podman says', () => {
  // As Podman 4.3.1 answers on such a machine.
  const info = told({
    ...{ CgroupVersion: '1', MemoryLimit: true, SwapLimit: true, CpuCfsQuota: true },
    ...{ PidsLimit: true, Rootless: true, SecurityOptions: ['name=seccomp,profile=default'] },
  });
  expect(unlimitedBy(info, [])).toEqual(['memory', 'pids', 'cpu']);
  expect(unlimitedBy(info, null)).toEqual(['memory', 'pids', 'cpu']);
});

test('without root and with cgroup version 2 what the user was given counts', () => {
  const podman = told({ CgroupVersion: '2', Rootless: true });
  expect(unlimitedBy(podman, ['cpu', 'memory', 'pids'])).toEqual([]);
  expect(unlimitedBy(podman, ['memory', 'pids'])).toEqual(['cpu']);
  expect(unlimitedBy(podman, [])).toEqual(['memory', 'pids', 'cpu']);
  const docker = told({ CgroupVersion: '2', SecurityOptions: ['name=rootless'], PidsLimit: false });
  expect(runsWithoutRoot(docker)).toBe(true);
  expect(unlimitedBy(docker, null)).toEqual(['pids']);
});
