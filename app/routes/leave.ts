import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import { leaveAsGuest } from '~/domains/accounts/service/sign-in.server';

/** Leaving changes something, so it is never done by following a link. */
export function loader() {
  return redirect('/');
}

/** A guest hands a shared device back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = await leaveAsGuest(context.deps, context.principal, request.headers.get('Cookie'));
  return redirectDocument('/', { headers: cookieHeaders([cookie]) });
}
