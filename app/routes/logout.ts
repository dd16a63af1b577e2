import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import { signOut } from '~/domains/accounts/service/sign-in.server';

/** Signing out changes something, so it is never done by following a link. */
export function loader() {
  return redirect('/');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = await signOut(context.deps, context.principal, request.headers.get('Cookie'));
  return redirectDocument('/login?after=out', { headers: cookieHeaders([cookie]) });
}
