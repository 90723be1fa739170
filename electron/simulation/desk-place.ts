// The desk as a program of its own, so that it can be killed: the product's desk and its port for stations, without a page.
import { setTimeout as pause } from 'node:timers/promises';
import { openDeskBooks } from '../desk/books.ts';
import { startDesk } from '../desk/desk.ts';
import { openDeskExam } from '../desk/exam.ts';
import { keepListening } from '../desk/listening.ts';
import { watchDoors } from './doors.ts';
import { deskOrderShape } from './words.ts';
import type { DeskOrder } from './words.ts';

const doors = watchDoors();
const bugs: string[] = [];
type Running = { readonly port: number | null; close(): Promise<void> };
let running: Running | null = null;

async function open(order: DeskOrder & { order: 'open' }): Promise<Running> {
  const exam = must(await openDeskExam(order.packageFile, `${order.packageFile}.staff.json`));
  const { id: examId } = exam.contents.manifest;
  const folder = `${order.folder}/${examId}`;
  const books = must(openDeskBooks(folder, exam.contents));
  const onBug = (error: unknown): void =>
    void bugs.push(String(error instanceof Error ? error.stack : error));
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (what: string, facts?: Readonly<Record<string, unknown>>) =>
      onBug(facts?.['error'] ?? what),
  };
  const desk = await startDesk({
    ...{ exam, folder, books, log },
    version: '0',
    carry: () => undefined,
  });
  const { certificatePem, privateKeyPem } = exam.keys;
  const network = await keepListening(
    desk,
    { examId, proctorKey: exam.proctorKey, tls: { certificatePem, privateKeyPem }, onBug },
    { address: '127.0.0.1', port: order.port },
  );
  return {
    port: network.port,
    async close() {
      await desk.settled();
      await network.stop();
      await desk.stop();
      books.close();
    },
  };
}

function must<Value>(
  result:
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: string },
): Value {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function answer(message: unknown): Promise<void> {
  const order = deskOrderShape.parse(message);
  if (order.order === 'open') running = await open(order);
  else if (order.order === 'fill') doors.fill(order.folder);
  else await running?.close();
  process.send?.({ port: running?.port ?? null, bugs: bugs.splice(0) });
  if (order.order !== 'close') return;
  await pause(0);
  process.disconnect();
}

process.on('message', (message) => {
  answer(message).catch((error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  });
});
// Whoever leads the simulation is gone.
process.on('disconnect', () => process.exit());
