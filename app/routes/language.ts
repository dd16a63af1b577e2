import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { isLanguage, LANGUAGE_COOKIE } from '~/platform/i18n/languages';
import { safeReturnPath } from '~/platform/return-path';

const ONE_YEAR_S = 365 * 24 * 3600;

/** Remembers the language in a cookie and goes back to where the person was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get('language');
  const headers = new Headers();
  if (isLanguage(language)) {
    const secure = context.origin.startsWith('https:') ? '; Secure' : '';
    headers.set(
      'Set-Cookie',
      `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${secure}`,
    );
  }
  return redirect(safeReturnPath(form.get('back')), { headers });
}
