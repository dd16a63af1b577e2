import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { isLanguage, languageCookie } from '~/platform/i18n/languages';
import { safeReturnPath } from '~/platform/return-path';

/** Remembers the language in a cookie and goes back to where the person was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get('language');
  const headers = new Headers();
  if (isLanguage(language)) headers.set('Set-Cookie', languageCookie(language));
  return redirect(safeReturnPath(form.get('back')), { headers });
}
