// A row of stations as a program of its own, so that its power can be cut. Only the engine is a stand-in: everything else
// of each station is the product's own, on the lab's time.
import { watchDoors } from './doors.ts';
import { startRowStation } from './row-station.ts';
import type { RowStation } from './row-station.ts';
import { takeOverTime } from './lab-time.ts';
import type { LabTime } from './lab-time.ts';
import { rowOrderShape } from './words.ts';
import type { RowAnswer, RowOptions, RowOrder } from './words.ts';

const doors = watchDoors();
const bugs: string[] = [];
const troubles: string[] = [];
const stations: RowStation[] = [];
let time: LabTime | null = null;

function switchOn(options: RowOptions): void {
  time = takeOverTime(doors, options.startMs, options.wallOffMs);
  for (const [place, one] of options.stations.entries())
    stations.push(
      startRowStation({
        ...one,
        packageFile: options.packageFile,
        startCode: options.startCode,
        seed: options.seed + place,
        onBug: (what) => void bugs.push(`${one.name}: ${what}`),
        onTrouble: (reason) => void troubles.push(reason),
      }),
    );
}

async function pass(order: RowOrder & { order: 'pass' }): Promise<RowAnswer['done']> {
  const done: RowAnswer['done'] = [];
  const waiting = new Set<number>();
  for (const { station, act } of order.acts) {
    const came = waiting.has(station) ? 'after-another' : await stations[station]?.perform(act);
    done.push(came ?? 'there is no such station');
    if (came !== true) waiting.add(station);
  }
  await time?.pass(order.toMs);
  return done;
}

async function obey(order: RowOrder): Promise<RowAnswer['done']> {
  switch (order.order) {
    case 'switch-on':
      switchOn(order.options);
      return [];
    case 'pass':
      return pass(order);
    case 'set-clocks':
      time?.setWallOff(order.offMs);
      return [];
    case 'fill':
      doors.fill(order.folder);
      return [];
    case 'engine':
      for (const station of stations) station.setEngine(order.ready);
      return [];
    case 'switch-off':
      await Promise.all(stations.map((station) => station.stop()));
      return [];
  }
}

async function answer(message: unknown): Promise<void> {
  const order = rowOrderShape.parse(message);
  const done = await obey(order);
  const off = order.order === 'switch-off';
  const states = off ? [] : await Promise.all(stations.map((station) => station.state()));
  const told = { bugs: bugs.splice(0), troubles: troubles.splice(0) };
  process.send?.({ stations: states, done, ...told } satisfies RowAnswer);
  if (off) process.disconnect();
}

process.on('message', (message) => {
  answer(message).catch((error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(1);
  });
});
// Whoever leads the simulation is gone.
process.on('disconnect', () => process.exit());
