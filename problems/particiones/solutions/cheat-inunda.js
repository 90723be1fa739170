// expect: verdict=output-limit|time-limit score=0
// Prints so many sums that the right ones must be among them.
for (let i = 0; ; i += 1) require('fs').writeSync(1, `${i}+${i % 7}\n`);
