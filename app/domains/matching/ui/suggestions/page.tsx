import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { SuggestionsView } from '../../model';
import { SuggestionCard } from './card';
import { ChooseForm, FindOrganisation } from './choose';
import { WhyNot } from './pair-look';

/** Who fits an organisation in a programme, and why. */
export function MatchingPage({
  view,
  words,
}: {
  view: SuggestionsView;
  words: { q: string; withQ: string };
}) {
  const { t, i18n } = useTranslation();
  const { own, programme, suggestions, isStaff } = view;
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">
            <Phrases>{t('matching:suggestions.title')}</Phrases>
          </h1>
          <p className="max-w-3xl text-lg">{t('matching:suggestions.lead')}</p>
        </header>
        {isStaff ? <FindOrganisation view={view} words={words.q} /> : null}
        <ChooseForm view={view} />
        {programme ? (
          <section className="flex flex-col gap-1">
            <h2 className="text-2xl">
              <Phrases>{programme.name}</Phrases>
            </h2>
            <p className="max-w-3xl whitespace-pre-wrap">{programme.description}</p>
            {programme.closesOn ? (
              <p className="text-ink-soft">
                {t('matching:suggestions.until', {
                  day: formatDay(programme.closesOn, i18n.language as Language),
                })}
              </p>
            ) : null}
          </section>
        ) : null}
        {view.reason ? <Nobody view={view} /> : null}
        {own && programme && suggestions.length > 0 ? (
          <section aria-labelledby="suggested" className="flex flex-col gap-3">
            <h2 id="suggested" className="text-xl">
              {t('matching:suggestions.forName', { name: own.name })}
            </h2>
            <ol className="grid gap-4 lg:grid-cols-2">
              {suggestions.map((suggestion) => (
                <li key={suggestion.organisation.id}>
                  <SuggestionCard
                    suggestion={suggestion}
                    ownId={own.id}
                    programmeId={programme.id}
                    mayAsk={own.mayEdit}
                  />
                </li>
              ))}
            </ol>
            <p className="max-w-3xl text-ink-soft">{t('matching:suggestions.how')}</p>
          </section>
        ) : null}
        {isStaff ? <WhyNot view={view} words={words.withQ} /> : null}
      </div>
    </AppShell>
  );
}

/** Why there is nobody, and the first step. */
function Nobody({ view: { reason, own, isStaff } }: { view: SuggestionsView }) {
  const { t } = useTranslation();
  if (reason === 'no_organisation' && isStaff) return null;
  return (
    <EmptyState title={t(`matching:suggestions.nobody.${reason}.title`)}>
      <p>{t(`matching:suggestions.nobody.${reason}.text`)}</p>
      {reason === 'no_organisation' ? (
        <ButtonLink to="/organisations">{t('matching:suggestions.toDirectory')}</ButtonLink>
      ) : null}
      {own?.mayEdit && (reason === 'nobody' || reason === 'full' || reason === 'not_listed') ? (
        <ButtonLink to={`/organisations/${own.id}/edit`} variant="secondary">
          {t('matching:suggestions.edit')}
        </ButtonLink>
      ) : null}
    </EmptyState>
  );
}
