import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, signIn, test } from '../setup/fixtures';
import { startServerProcess } from '../setup/server-process';

test.describe('operating the server', () => {
  test('bad settings stop the start with one clear line each', async () => {
    const child = spawn(process.execPath, ['build/host/index.js'], {
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH,
        PORT: '99999',
        LOG_LEVEL: 'loud',
        BASE_URL: 'machi',
        DEMO_PASSWORD: 'short',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    const lines = errors.trim().split('\n');
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
      'BASE_URL',
      'DEMO_PASSWORD',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  test('a port in use is named before anything is done', async ({ server }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'machinowa-port-'));
    const port = Number(new URL(server.url).port);
    await expect(startServerProcess({ dataDir, port })).rejects.toThrow(`PORT: ${port} is already in use`);
    expect(readdirSync(dataDir), 'data of a server that could not start').toEqual([]);
    rmSync(dataDir, { recursive: true });
  });

  test('health says 503 while the database cannot be written, and recovers', async ({ stage }) => {
    const health = async () => (await fetch(`${stage.url}/healthz`)).status;
    expect(await health()).toBe(200);
    expect(await (await fetch(`${stage.url}/metrics`)).text()).toContain('process_cpu_seconds_total');
    const other = new Sqlite(join(stage.dataDir, 'machinowa.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect.poll(health, { timeout: 30_000 }).toBe(503);
    other.exec('ROLLBACK');
    other.close();
    await expect.poll(health, { timeout: 30_000 }).toBe(200);
  });

  test('secrets are for the owner only; who was signed in still is after a restart', async ({
    ownServer,
    person,
  }) => {
    const secrets = readdirSync(ownServer.dataDir).filter((name) => name.endsWith('.secret'));
    expect(secrets.length).toBeGreaterThan(0);
    for (const name of secrets) expect(statSync(join(ownServer.dataDir, name)).mode & 0o077).toBe(0);
    const page = await person({ at: ownServer });
    await signIn(page, 'staff');
    // Browsers open connections ahead of need; nothing is ever asked on this one.
    const idle = connect(Number(new URL(ownServer.url).port), '127.0.0.1').on('error', () => undefined);
    await once(idle, 'connect');
    const asked = Date.now();
    expect(await ownServer.stop()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(6_000);
    idle.destroy();
    const second = await startServerProcess({
      dataDir: ownServer.dataDir,
      port: Number(new URL(ownServer.url).port),
    });
    try {
      await page.goto('/home');
      expect(new URL(page.url()).pathname).toBe('/home');
      await page.context().close();
    } finally {
      await second.stop();
    }
  });
});
