import type { Principal } from '~/domains/accounts/model';
import type { Deps } from './deps.server';
import type { Language } from './i18n/languages';

/** What every loader and action receives from the HTTP server. */
declare module '@remix-run/node' {
  interface AppLoadContext {
    deps: Deps;
    principal: Principal;
    /** Guest of this device even when an account is signed in; null when none. */
    language: Language;
    /** Nonce of this response's Content-Security-Policy. */
    nonce: string;
    /** Address people use to reach us, without a slash at the end. */
    origin: string;
    /** Identifies the connection for attempt limits: address of the peer or of the proxy's client. */
    connectionKey: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
