/** Answers what the measuring process asks: processor time used, and memory after garbage collection. */
export function answerQuestions() {
  process.on('message', async (what) => {
    if (what === 'usage') {
      process.send({ usage: { cpu: process.cpuUsage(), rss: process.memoryUsage().rss } });
    }
    if (what !== 'settled') return;
    for (let i = 0; i < 4; i++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { external, heapUsed, rss } = process.memoryUsage();
    process.send({ settled: { heap: heapUsed + external, rss, rooms: null } });
  });
}
