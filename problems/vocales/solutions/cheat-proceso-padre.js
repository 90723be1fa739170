// expect: verdict=wrong|runtime-error|time-limit score=0
// Signals whatever started it, and looks for the environment's secrets.
for (const proceso of [process.ppid, 1]) {
  try {
    process.kill(proceso, 'SIGSTOP');
  } catch {
    console.log(Object.values(process.env).join(' '));
  }
}
