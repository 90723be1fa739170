// How hard the property tests look. In `npm test` a short share of fixed seeds, so that a red build can be met again;
// in `npm run test:soak` many more, from seeds of their own. A failing property prints its seed and path either way.
import * as fc from 'fast-check';

const SEED = 20_261_120;
const SOAK_RUNS = 5_000;

fc.configureGlobal(
  process.env['INVIGIL_SOAK'] === undefined ? { seed: SEED } : { numRuns: SOAK_RUNS },
);
