// What electron-builder calls when the app lies there unpacked, before it is signed: switches every fuse of the Electron
// binary, reads them back, and keeps no installer whose fuses are other than these.
import { join } from 'node:path';
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';

/** The part of electron-builder's context that is used here. */
type AfterPackContext = {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly appInfo: { readonly productFilename: string } };
};

/**
 * `RunAsNode`, NODE_OPTIONS and --inspect are ways to run other code as the app; file: pages would have more rights than
 * the exam's own. The archive is the only code, and Windows and macOS check it. WebAssembly keeps its trap handlers.
 */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies Record<FuseV1Options, boolean>;

const FUSE_OPTIONS = Object.values(FuseV1Options).filter((value) => typeof value === 'number');

function binaryOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  return join(appOutDir, name.toLowerCase());
}

export async function afterPack(context: AfterPackContext): Promise<void> {
  const binary = binaryOf(context);
  await flipFuses(binary, {
    version: FuseVersion.V1,
    // A fuse that a newer Electron adds must be decided here, not left as it comes.
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    ...FUSES,
  });
  const wire = await getCurrentFuseWire(binary);
  for (const option of FUSE_OPTIONS) {
    const wanted = FUSES[option] ? FuseState.ENABLE : FuseState.DISABLE;
    if (wire[option] !== wanted)
      throw new Error(`fuse ${FuseV1Options[option]} of ${binary} is not as it was set`);
  }
}
