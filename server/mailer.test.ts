import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from './mailer';

const MAIL = {
  to: 'hanako@example.jp',
  subject: '【まちのわ】お知らせ',
  text: 'こんにちは\nhttps://machi.example.jp/reset/abc',
};
const clock = { now: () => Date.parse('2026-11-24T03:00:00Z') };

describe('mailer', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'machinowa-mail-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));
  const settings = (over: object = {}) => ({
    smtpUrl: null,
    mailFrom: null,
    baseUrl: null,
    dataDir,
    ...over,
  });

  it('writes readable files without a mail server, for the owner only', async () => {
    await createMailer(settings({ baseUrl: 'https://machi.example.jp' }), clock).send(MAIL);
    const files = await readdir(join(dataDir, 'outbox'));
    expect(files).toHaveLength(1);
    const file = join(dataDir, 'outbox', files[0] ?? '');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(
      'From: machinowa@machi.example.jp\nTo: hanako@example.jp\nSubject: 【まちのわ】お知らせ\n',
    );
    expect(text).toContain('\n\nこんにちは\nhttps://machi.example.jp/reset/abc\n');
  });

  it('lets nobody add headers', async () => {
    await createMailer(settings(), clock).send({ ...MAIL, subject: 'a\r\nBcc: evil@example.jp' });
    const [file] = await readdir(join(dataDir, 'outbox'));
    expect(await readFile(join(dataDir, 'outbox', file ?? ''), 'utf8')).not.toMatch(/^Bcc:/m);
  });

  it('speaks SMTP where a server is set, and says so when it is refused', async () => {
    const smtp = await startSmtp();
    const mailer = createMailer(settings({ smtpUrl: smtp.url, mailFrom: 'city@example.jp' }), clock);
    await mailer.send(MAIL);
    expect(smtp.lines.join('\n')).toMatch(/MAIL FROM:<city@example.jp>[\s\S]*RCPT TO:<hanako@example.jp>/);
    smtp.server.close();
    await expect(mailer.send(MAIL)).rejects.toThrow();
  });
});

/** A mail server that says yes to everything and remembers what it was told. */
function startSmtp(): Promise<{ url: string; lines: string[]; server: Server }> {
  const lines: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('utf8').split('\r\n')) {
        if (line === '') continue;
        lines.push(line);
        if (inData) {
          if (line !== '.') continue;
          inData = false;
          socket.write('250 kept\r\n');
        } else if (line === 'DATA') {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, lines, server });
    });
  });
}
