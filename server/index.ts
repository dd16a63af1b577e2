import { readEnv } from '~/platform/env.server';
import { startServer } from './start';

process.setSourceMapsEnabled(true);

const read = readEnv(process.env);
if (!read.ok) {
  for (const line of read.errors) process.stderr.write(`${line}\n`);
  process.exit(1);
}

const server = await startServer(read.env).catch((error: unknown) => {
  process.stderr.write(
    `Machinowa could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
process.stdout.write(`${server.banner.join('\n')}\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  });
}
