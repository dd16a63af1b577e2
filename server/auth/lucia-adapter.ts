import type { Kysely } from 'kysely';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Database } from '../../db/types';

/**
 * Lucia's storage on Kysely (`users`, `user_sessions`), the same for SQLite and PostgreSQL. Session ids given
 * to it are already hashes of what the browser holds (`server/auth/index.ts`). A disabled account counts as
 * absent, so its sessions open nothing.
 */
export class KyselyAdapter implements Adapter {
  constructor(private readonly db: Kysely<Database>) {}

  async getSessionAndUser(
    sessionId: string,
  ): Promise<[session: DatabaseSession | null, user: DatabaseUser | null]> {
    const row = await this.db
      .selectFrom('user_sessions as s')
      .leftJoin('users as u', (join) => join.onRef('u.id', '=', 's.user_id').on('u.disabled_at', 'is', null))
      .where('s.id', '=', sessionId)
      .select(['s.id', 's.user_id', 's.expires_at', 'u.email', 'u.name', 'u.role', 'u.locale'])
      .executeTakeFirst();
    if (!row) return [null, null];
    const session = toSession(row);
    if (row.email === null || row.name === null || row.role === null) return [session, null];
    const attributes = { email: row.email, name: row.name, role: row.role, locale: row.locale };
    return [session, { id: row.user_id, attributes }];
  }

  async getUserSessions(userId: string): Promise<DatabaseSession[]> {
    const rows = await this.db
      .selectFrom('user_sessions')
      .where('user_id', '=', userId)
      .selectAll()
      .execute();
    return rows.map(toSession);
  }

  async setSession(session: DatabaseSession): Promise<void> {
    await this.db
      .insertInto('user_sessions')
      .values({ id: session.id, user_id: session.userId, expires_at: session.expiresAt.getTime() })
      .execute();
  }

  async updateSessionExpiration(sessionId: string, expiresAt: Date): Promise<void> {
    await this.db
      .updateTable('user_sessions')
      .set({ expires_at: expiresAt.getTime() })
      .where('id', '=', sessionId)
      .execute();
  }

  async deleteSession(sessionId: string): Promise<void> {
    await this.db.deleteFrom('user_sessions').where('id', '=', sessionId).execute();
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.db.deleteFrom('user_sessions').where('user_id', '=', userId).execute();
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.db.deleteFrom('user_sessions').where('expires_at', '<=', Date.now()).execute();
  }
}

function toSession(row: { id: string; user_id: string; expires_at: number }): DatabaseSession {
  return { id: row.id, userId: row.user_id, expiresAt: new Date(row.expires_at), attributes: {} };
}
