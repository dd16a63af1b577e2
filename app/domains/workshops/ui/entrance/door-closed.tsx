import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import { CodeForm } from './code-form';

/** Why nobody comes in by this code now. */
export type ClosedDoor = 'unknown' | 'ended' | 'removed' | 'full' | 'slow';

/** Says why, and what to do. */
export function DoorClosed({ why, code }: { why: ClosedDoor; code: string }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-3xl">
        <Phrases>{t(`workshops:join.${why}.title`)}</Phrases>
      </h1>
      <p className="text-lg">{t(`workshops:join.${why}.text`, { code })}</p>
      {why === 'unknown' ? (
        <CodeForm />
      ) : (
        <div>
          <ButtonLink to="/" variant="secondary" size="large">
            {t('workshops:join.again')}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}
