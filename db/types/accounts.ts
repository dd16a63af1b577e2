import type { Generated } from 'kysely';

export interface UsersTable {
  id: string;
  email: string;
  name: string;
  /** Reading of the name in hiragana; empty when unknown. */
  kana: Generated<string>;
  /** What lists are ordered by, see `app/platform/kana.ts`. */
  sort_key: Generated<string>;
  role: 'staff' | 'facilitator' | 'member';
  password_hash: string | null;
  locale: string | null;
  created_at: number;
  disabled_at: number | null;
}
export interface UserSessionsTable {
  /** SHA-256 of the cookie's value, hex. */
  id: string;
  user_id: string;
  expires_at: number;
}
export interface AccountTokensTable {
  id: string;
  kind: 'invite' | 'reset' | 'setup';
  token_hash: string;
  email: string | null;
  name: string | null;
  kana: string | null;
  role: UsersTable['role'] | null;
  language: string | null;
  user_id: string | null;
  created_by: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  revoked_at: number | null;
}
export interface GuestsTable {
  id: string;
  token_hash: string;
  created_at: number;
  last_seen_at: number;
}
export interface AuditLogTable {
  id: string;
  at: number;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_type: string;
  subject_id: string;
  /** JSON object. */
  details: string;
}
export interface FilesTable {
  id: string;
  board_id: string | null;
  /** Whose people may see it when it belongs to no board: a photo of a map. */
  workshop_id: string | null;
  media_type: string;
  bytes: number;
  width: number;
  height: number;
  uploaded_by: string;
  uploaded_at: number;
}
