// The software bill of materials beside each installer: CycloneDX 1.6, from the lock that the installer was made from.
import type { ProductionPackage } from './production.ts';

type Facts = {
  readonly version: string;
  readonly packages: readonly ProductionPackage[];
  /** Node, where the installer brings one; Electron, where it is in it. */
  readonly runtime: { readonly name: string; readonly version: string };
};

/** JSON, the same for the same lock: no serial number and no time, so that two builds can be compared. */
export function billOfMaterials({ version, packages, runtime }: Facts): string {
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name: 'invigil', version, 'bom-ref': `invigil@${version}` },
    },
    components: [
      { type: 'framework', name: runtime.name, version: runtime.version },
      ...packages.map(componentOf),
    ],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function componentOf({ name, version, license, integrity }: ProductionPackage) {
  const isExpression = / (OR|AND) /.test(license);
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [isExpression ? { expression: license } : { license: { name: license } }],
    ...(integrity === null ? {} : { hashes: [hashOf(integrity)] }),
  };
}

function hashOf(integrity: string) {
  const [, base64 = ''] = integrity.split('-', 2);
  return { alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') };
}
