import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import type { TalkView } from '../service/view.server';
import type { TalkPart } from './talk-page';
import { useTalkForm } from './use-talk-form';

/** The looks back that the programme asks for: coming, due, told. */
export function FollowUps({ talk, answered }: TalkPart) {
  const { t, i18n } = useTranslation();
  if (talk.followUps.length === 0) return null;
  return (
    <section aria-labelledby="talk-follow" className="flex flex-col gap-3">
      <h2 id="talk-follow" className="text-lg">
        {t('talks:follow.title')}
      </h2>
      {talk.followUps.map((one) => {
        const date = formatDay(one.dueOn, i18n.language as Language);
        if (one.text !== null) {
          return (
            <p key={one.id} className="whitespace-pre-wrap break-words">
              {date}：{one.text}
            </p>
          );
        }
        const canTell = one.isDue && talk.acts.includes('meet');
        if (canTell) return <Tell key={one.id} one={one} answered={answered} />;
        return <p key={one.id}>{t('talks:follow.due', { date })}</p>;
      })}
    </section>
  );
}

function Tell({ one, answered }: { one: TalkView['followUps'][number]; answered: TalkPart['answered'] }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useTalkForm('follow_up', answered, {}, `talk-${one.id}`);
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
      <p>{t('talks:follow.now')}</p>
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="follow_up" />
      <input type="hidden" name="id" value={one.id} />
      <TextArea {...field('text')} label={t('talks:follow.text')} required maxLength={4000} />
      <Button type="submit" className="self-start">
        {t('talks:follow.submit')}
      </Button>
    </Form>
  );
}
