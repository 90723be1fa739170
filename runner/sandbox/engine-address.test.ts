import { describe, expect, test } from 'vitest';
import { connectionOf, engineAddresses, parseAddress } from './engine-address.ts';

const linux = { platform: 'linux', env: {}, home: '/home/ana', uid: 1000 };
const texts = (machine: Parameters<typeof engineAddresses>[0]) =>
  engineAddresses(machine).map((address) => address.text);

describe('where an engine is looked for', () => {
  test('on Linux: the system, then the user’s own Docker, then Podman', () => {
    expect(texts(linux)).toEqual([
      'unix:///var/run/docker.sock',
      'unix:///run/user/1000/docker.sock',
      'unix:///home/ana/.docker/run/docker.sock',
      'unix:///home/ana/.docker/desktop/docker.sock',
      'unix:///run/user/1000/podman/podman.sock',
      'unix:///run/podman/podman.sock',
    ]);
  });

  test('on Windows: named pipes', () => {
    expect(texts({ ...linux, platform: 'win32', uid: null })[0]).toBe(
      'npipe:////./pipe/docker_engine',
    );
  });

  test('DOCKER_HOST names the only one', () => {
    const env = { DOCKER_HOST: 'tcp://10.0.0.2:2375', CONTAINER_HOST: 'unix:///elsewhere' };
    expect(texts({ ...linux, env })).toEqual(['tcp://10.0.0.2:2375']);
  });

  test('an empty DOCKER_HOST names none', () => {
    expect(texts({ ...linux, env: { DOCKER_HOST: '' } })).toHaveLength(6);
  });
});

test.each([
  ['unix:///run/x.sock', { socketPath: '/run/x.sock' }],
  ['/run/x.sock', { socketPath: '/run/x.sock' }],
  ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
  ['tcp://10.0.0.2:1234', { host: '10.0.0.2', port: 1234, protocol: 'http' }],
  ['tcp://10.0.0.2:2376', { host: '10.0.0.2', port: 2376, protocol: 'https' }],
  ['https://engine.example', { host: 'engine.example', port: 2376, protocol: 'https' }],
])('%s is understood', (text, value) => {
  expect(connectionOf(parseAddress(text))).toEqual({ ok: true, value });
});

test.each(['ssh://ana@server', 'nonsense', 'tcp://'])('%s is refused in words', (text) => {
  expect(connectionOf(parseAddress(text))).toMatchObject({ ok: false });
});
