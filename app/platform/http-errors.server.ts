import { data, redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import { HTTP_STATUS, isDomainError } from './errors';
import type { Language } from './i18n/languages';
import { i18nFor } from './i18n/translate.server';

/** The part of a loader's or action's arguments that is looked at. */
export interface Answering {
  request: Request;
  context: { principal: Principal; language: Language };
}

/**
 * Runs a loader's or action's work; a refusal becomes an answer of its status, with the sentence of its reason
 * below `<namespace>:errors` where there is one. Nobody known is sent to sign in and comes back afterwards.
 */
export async function answer<T>(args: Answering, namespace: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === 'unauthenticated') throw redirect(signInPath(args.request));
    const message = refusalText(args.context.language, namespace, error.details.reason, error.details);
    throw data(message ? { message } : null, { status: HTTP_STATUS[error.code] });
  }
}

/** The sentence of a reason, filled with `values`; null when the catalogue has none. */
export function refusalText(
  language: Language,
  namespace: string,
  reason: string | undefined,
  values: Record<string, unknown> = {},
): string | null {
  const i18n = i18nFor(language);
  const key = `${namespace}:errors.${reason}`;
  return reason && i18n.exists(key) ? i18n.t(key, values) : null;
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const next = request.method === 'GET' ? `${pathname}${search}` : pathname;
  return `/login?next=${encodeURIComponent(next)}`;
}
