// `npm run package`: lays out dist/app. With --deb it also makes the Debian package of the loopback host; without, the
// script goes on with electron-builder.
import { parseArgs } from 'node:util';
import { root } from '../setup/root.ts';
import { buildDeb } from './deb.ts';
import { layOutApp } from './lay-out.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      deb: { type: 'boolean', default: false },
      out: { type: 'string', default: 'dist/installers' },
      /** A file of `invigil image save` that the package brings along; may be repeated. */
      image: { type: 'string', multiple: true, default: [] },
    },
  });
  const laidOut = await layOutApp(root, say);
  if (!laidOut.ok) {
    say(laidOut.error);
    return 1;
  }
  say(`${laidOut.value}: laid out.`);
  if (!values.deb) return 0;
  const deb = await buildDeb({ root, outFolder: values.out, imageFiles: values.image, say });
  say(deb.ok ? `${deb.value.file}: ${deb.value.bytes} bytes` : deb.error);
  return deb.ok ? 0 : 1;
}

process.exitCode = await run();
