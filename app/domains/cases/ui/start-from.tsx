import { Form } from '@remix-run/react';
import { FilePen, Lightbulb, UserSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import type { CaseView } from '../service/reading.server';

/** What somebody can begin after the example of a case study, with what is known of it. */
export function StartFrom({ told, signedIn }: { told: CaseView; signedIn: boolean }) {
  const { t } = useTranslation();
  const here = `/cases/${told.id}`;
  return (
    <section
      aria-labelledby="case-start"
      className="flex flex-col gap-3 rounded-xl border-2 border-brand p-5 print:hidden"
    >
      <h2 id="case-start" className="text-xl">
        {t('cases:start.title')}
      </h2>
      <p>{t('cases:start.text')}</p>
      {signedIn ? (
        <div className="flex flex-wrap gap-3">
          <Form method="post">
            <input type="hidden" name="intent" value="idea" />
            <Button type="submit" variant="secondary">
              <Lightbulb aria-hidden="true" className="size-5" />
              {t('cases:start.idea')}
            </Button>
          </Form>
          <ButtonLink to={`/matches/new?case=${told.id}`} variant="secondary">
            <UserSearch aria-hidden="true" className="size-5" />
            {t('cases:start.match')}
          </ButtonLink>
          <ButtonLink to={`/applications/new?case=${told.id}`} variant="secondary">
            <FilePen aria-hidden="true" className="size-5" />
            {t('grants:fromCase')}
          </ButtonLink>
        </div>
      ) : (
        <ButtonLink to={`/login?next=${encodeURIComponent(here)}`} variant="secondary" className="self-start">
          {t('cases:start.signIn')}
        </ButtonLink>
      )}
    </section>
  );
}
