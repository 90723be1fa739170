// Loaded into a host before it starts: moves its system clock by what a file says, as if somebody had set it. The other
// clocks of the machine stay as they are, as they would.
import { readFileSync } from 'node:fs';

const file = process.env['INVIGIL_TEST_CLOCK'] ?? '';
const real = Date.now.bind(Date);
let byMs = 0;
setInterval(() => {
  byMs = Number(readFileSync(file, 'utf8'));
}, 50).unref();
Date.now = () => real() + byMs;
