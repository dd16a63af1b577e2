/**
 * What a service may refuse. The code is mapped to words and to a status in one place per channel:
 * HTTP (`app/platform/http-errors.server.ts`), Yjs (`app/platform/sync/close-codes.ts`), socket.io (`ack`).
 */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'invalid'
  | 'too_large'
  | 'too_many'
  | 'unsupported'
  | 'unavailable';

/** Status of each code over HTTP. */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  invalid: 422,
  too_large: 413,
  too_many: 429,
  unsupported: 415,
  unavailable: 503,
};

/**
 * A refusal that a person can be told about. `message` is for logs; `details.reason` names the sentence
 * shown on screen (a key below `errors.` in the catalogues).
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: { reason?: string; [key: string]: unknown } = {},
  ) {
    super(`${code}${details.reason ? `: ${details.reason}` : ''}`);
    this.name = 'DomainError';
  }
}

/** Narrows an unknown error; bundles are separate, so `instanceof` alone would not do. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error;
}
