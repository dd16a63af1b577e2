import type { i18n } from 'i18next';
import type { Refusal } from '../../events';

/** The sentence a person reads about a refusal: its reason's, else its code's, else a general one. */
export function refusalText(
  i18n: Pick<i18n, 't' | 'exists'>,
  refusal: Pick<Refusal, 'code' | 'reason'>,
): string {
  for (const name of [refusal.reason, refusal.code]) {
    if (name && i18n.exists(`workshops:errors.${name}`)) return i18n.t(`workshops:errors.${name}`);
  }
  return i18n.t('workshops:room.refusedAction');
}
