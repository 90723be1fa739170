// `npm run package`: lays out dist/app. With --deb it makes the Debian package of the loopback host from it; without,
// electron-builder makes its installers, and takes every argument.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../setup/root.ts';
import { buildDeb } from './deb.ts';
import { layOutApp } from './lay-out.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

const BUILDER = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));

async function run(args: readonly string[]): Promise<number> {
  const laidOut = await layOutApp(root, say);
  if (!laidOut.ok) {
    say(laidOut.error);
    return 1;
  }
  say(`${laidOut.value}: laid out.`);
  if (args.includes('--deb')) return makeDeb(args);
  const made = spawnSync(process.execPath, [BUILDER, ...args], { cwd: root, stdio: 'inherit' });
  return made.status ?? 1;
}

async function makeDeb(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deb: { type: 'boolean', default: false },
      out: { type: 'string', default: 'dist/installers' },
      /** A file of `invigil image save` that the package brings along; may be repeated. */
      image: { type: 'string', multiple: true, default: [] },
    },
  });
  const deb = await buildDeb({ root, outFolder: values.out, imageFiles: values.image, say });
  say(deb.ok ? `${deb.value.file}: ${deb.value.bytes} bytes` : deb.error);
  return deb.ok ? 0 : 1;
}

process.exitCode = await run(process.argv.slice(2));
