import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock } from '~/platform/clock';
import type { Mail, Mailer } from '~/platform/deps.server';
import { customAlphabet } from '~/platform/random';

const CONNECT_MS = 10_000;
const SOCKET_MS = 20_000;
const suffix = customAlphabet('0123456789abcdefghijkmnpqrstvwxyz', 6);

/** What a mailer needs of the environment (`Env`). */
export interface MailSettings {
  smtpUrl: string | null;
  mailFrom: string | null;
  baseUrl: string | null;
  dataDir: string;
}

/** Sends by SMTP where a server is set, else puts each mail as a readable file into `DATA_DIR/outbox`. */
export function createMailer(settings: MailSettings, clock: Clock): Mailer {
  const from =
    settings.mailFrom ?? `machinowa@${settings.baseUrl ? new URL(settings.baseUrl).hostname : 'localhost'}`;
  return settings.smtpUrl === null
    ? createOutbox(join(settings.dataDir, 'outbox'), from, clock)
    : createSmtp(settings.smtpUrl, from);
}

function createSmtp(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SOCKET_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
      });
    },
  };
}

/** One `.eml` per mail, in plain UTF-8 so that it can be read as it is; appears only when it is complete. */
function createOutbox(folder: string, from: string, clock: Clock): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const at = new Date(clock.now());
      const name = `${at.toISOString().replace(/[:.]/g, '-')}-${suffix()}.eml`;
      const part = join(folder, `.${name}.part`);
      await writeFile(part, asMessage(mail, from, at), { mode: 0o600, flag: 'wx' });
      await rename(part, join(folder, name));
    },
  };
}

function asMessage(mail: Mail, from: string, at: Date): string {
  const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');
  return [
    `From: ${from}`,
    `To: ${oneLine(mail.to)}`,
    `Subject: ${oneLine(mail.subject)}`,
    `Date: ${at.toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    mail.text,
    '',
  ].join('\n');
}
