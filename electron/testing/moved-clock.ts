// Loaded into a host before it starts: moves its system clock by what a file says, as if somebody had set it. The other
// clocks of the machine stay as they are, as they would. A second number in the file moves the steady clock: time passes.
// A file beside it says what has been read.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env['INVIGIL_TEST_CLOCK'] ?? '';
const real = Date.now.bind(Date);
const steady = performance.now.bind(performance);
let read = '';
let byMs = 0;
let steadyByMs = 0;
setInterval(() => {
  const text = readFileSync(file, 'utf8');
  if (text === read) return;
  read = text;
  [byMs = 0, steadyByMs = 0] = text.split(' ').map(Number);
  writeFileSync(`${file}.read`, text);
}, 50).unref();
Date.now = () => real() + byMs;
performance.now = () => steady() + steadyByMs;
