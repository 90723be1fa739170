// `npm run package`: lays out dist/app. With --deb it also makes the Debian package of the loopback host; without, the
// script goes on with electron-builder.
import { parseArgs } from 'node:util';
import { bundleStep, shellApp } from '../setup/bundles.ts';
import { root } from '../setup/root.ts';
import { buildDeb } from './deb.ts';

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
  const laidOut = await bundleStep(root, shellApp).run(say);
  if (!laidOut.ok) {
    say(`${laidOut.error.sentence} ${laidOut.error.next}`);
    return 1;
  }
  say(`${shellApp.output}: ${laidOut.value}`);
  if (!values.deb) return 0;
  const deb = await buildDeb({ root, outFolder: values.out, imageFiles: values.image, say });
  say(deb.ok ? `${deb.value.file}: ${deb.value.bytes} bytes` : deb.error);
  return deb.ok ? 0 : 1;
}

process.exitCode = await run();
