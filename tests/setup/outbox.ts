import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ServerProcess } from './server-process';

/** Mails to an address that the server has put into its outbox, oldest first. */
function mailsTo(server: ServerProcess, to: string): string[] {
  const folder = join(server.dataDir, 'outbox');
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    return [];
  }
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((mail) => mail.includes(`\nTo: ${to}\n`));
}

/** Waits for the `count`th mail to an address and returns the path of the link in it. */
export async function linkInMail(server: ServerProcess, to: string, count = 1): Promise<string> {
  await expect.poll(() => mailsTo(server, to).length).toBeGreaterThanOrEqual(count);
  const path = /https?:\/\/[^/\s]+(\/(?:invite|reset|organisations\/invitations)\/[\w-]+)/.exec(
    mailsTo(server, to)[count - 1] ?? '',
  )?.[1];
  if (!path) throw new Error('no link in the mail');
  return path;
}
