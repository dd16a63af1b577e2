import { createContext, useContext } from 'react';

export const NonceContext = createContext('');

/** Nonce for inline scripts and styles of this response; empty in the browser, where it is not needed. */
export function useNonce(): string {
  return useContext(NonceContext);
}
