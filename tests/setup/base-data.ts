import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD, startServerProcess } from './server-process';

/** Makes the demo data once, in a closed folder that every worker copies; removed at the end. */
export default async function prepareBaseData(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'machinowa-base-'));
  const server = await startServerProcess({ dataDir: folder, env: { DEMO_PASSWORD } });
  await server.stop();
  process.env.MACHINOWA_BASE_DATA = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
