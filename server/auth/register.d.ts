import type { Lucia } from 'lucia';
import type { AccountRole } from '~/domains/accounts/model';

/** What Lucia reads with a user. */
export interface AccountAttributes {
  email: string;
  name: string;
  role: AccountRole;
  locale: string | null;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, AccountAttributes>;
    DatabaseUserAttributes: AccountAttributes;
  }
}
