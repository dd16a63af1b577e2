import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { PlainAct } from './plain-act';
import type { TalkPart } from './talk-page';

/** Who has agreed so far, and one's own word. */
export function AgreementBox({ talk, answered }: TalkPart) {
  const { t } = useTranslation();
  if (talk.status !== 'talking' && talk.status !== 'agreed') return null;
  return (
    <section aria-labelledby="talk-agree" className="flex flex-col gap-3 rounded-xl border border-line p-4">
      <h2 id="talk-agree" className="text-lg">
        {t('talks:agree.title')}
      </h2>
      <p>{t('talks:agree.text')}</p>
      <ul className="flex flex-col gap-1">
        {(['from', 'to'] as const).map((side) => {
          const { name, agreedBy } = talk.sides[side];
          const Icon = agreedBy ? CircleCheck : CircleDashed;
          return (
            <li key={side} className="flex gap-2">
              <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
              {agreedBy ? t('talks:agree.yes', { name, by: agreedBy }) : t('talks:agree.no', { name })}
            </li>
          );
        })}
      </ul>
      {talk.acts.includes('agree') ? (
        <PlainAct intent="agree" word={t('talks:agree.submit')} answered={answered} variant="primary" />
      ) : null}
      {talk.acts.includes('unagree') ? (
        <PlainAct intent="unagree" word={t('talks:agree.undo')} answered={answered} />
      ) : null}
      {talk.status === 'agreed' && talk.canAct ? (
        <ButtonLink to={`/applications/new?match=${talk.id}`} variant="secondary" className="self-start">
          {t('grants:fromTalk')}
        </ButtonLink>
      ) : null}
    </section>
  );
}
