import type { HeadersFunction } from '@remix-run/node';

/** Lets an answer say when to try again: Remix sends an action's headers with a page only where a route asks for it. */
export const passRetryAfter: HeadersFunction = ({ actionHeaders }) => {
  const seconds = actionHeaders.get('Retry-After');
  return new Headers(seconds === null ? [] : [['Retry-After', seconds]]);
};
