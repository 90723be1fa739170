// Where the lab of a run lies on this disk, and the exam that it sits: packed as `exam pack` packs it, sealed cheaply.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { examManifestShape } from '../exam/files/manifest-shape.ts';
import { contentsOf } from '../exam/package/contents.ts';
import { ageRecipientOf, newAgeIdentity, newDeskKeys } from '../exam/package/delivery.ts';
import type { DeskKeys } from '../exam/package/delivery.ts';
import { newSigner, readSigner } from '../exam/package/keys.ts';
import { sealPackage } from '../exam/package/package.ts';
import { sampleProblem } from '../testing/sample-report.ts';
import { PROBLEMS } from './plan.ts';
import type { Plan, PlannedStation } from './plan.ts';

export const EXAM_ID = 'parcial-1';
export const START_CODE = 'KQ7A-3DHA-TTRW-9CXE';
export const PROCTOR_KEY = new Uint8Array(32).fill(9);

export type Premises = {
  readonly dir: string;
  readonly packageFile: string;
  readonly staffFile: string;
  readonly deskKeys: DeskKeys;
  /** What folder sinks write to. */
  readonly share: string;
  /** The desk's own. */
  readonly deskFolder: string;
  /** What the sticks bring. */
  readonly sticks: string;
  readonly rowFolder: (row: number) => string;
  readonly dataDir: (station: PlannedStation) => string;
};

export async function layOutPremises(dir: string, plan: Plan): Promise<Premises> {
  const folders = {
    share: path.join(dir, 'share'),
    deskFolder: path.join(dir, 'desk'),
    sticks: path.join(dir, 'sticks'),
  };
  const rowFolder = (row: number) => path.join(dir, `row-${row + 1}`);
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  for (let row = 0; row < plan.rows; row += 1) mkdirSync(rowFolder(row));
  const packed = await packExam(dir, plan);
  return {
    ...{ dir, ...packed, ...folders, rowFolder },
    dataDir: ({ row, name }) => path.join(rowFolder(row), name),
  };
}

async function packExam(dir: string, plan: Plan) {
  const manifest = examManifestShape.parse({
    id: EXAM_ID,
    title: { en: 'Midterm', es: 'Parcial' },
    problems: [...PROBLEMS],
    time: { minutes: plan.examMinutes },
    shells: ['loopback'],
  });
  const roster = plan.stations.map(({ studentId }) => ({
    ...{ id: studentId, name: `Núñez ${studentId}`, email: null, group: 'A', seat: null },
    ...{ extraPercent: 0, extraMs: 0, breakMs: 0, accommodations: [] },
  }));
  const deskKeys = await newDeskKeys();
  const { recipient, certificatePem } = deskKeys;
  const instructor = await ageRecipientOf(await newAgeIdentity());
  const delivery = { recipients: [instructor], desk: { recipient, certificatePem } };
  const problems = PROBLEMS.map((id) => sampleProblem(id));
  const contents = contentsOf({ manifest, roster, problems }, PROCTOR_KEY, delivery);
  const signer = readSigner(JSON.stringify(newSigner('Ada')));
  if (signer === null) throw new Error('a new key cannot be read');
  const making = { startCode: START_CODE, createdAtMs: 1, madeWith: '0', workFactor: 8 };
  const packageFile = path.join(dir, 'exam.invigil');
  const staffFile = `${packageFile}.staff.json`;
  writeFileSync(packageFile, await sealPackage({ contents, signer, ...making }));
  const { title } = manifest;
  const { proctorKey } = contents;
  const staff = { invigil: 'staff', examId: EXAM_ID, title, startCode: START_CODE, proctorKey };
  writeFileSync(staffFile, JSON.stringify({ ...staff, desk: deskKeys }));
  return { packageFile, staffFile, deskKeys };
}
