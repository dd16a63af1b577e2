import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { FormAnswer } from '../forms.server';
import type { AreaGroup } from './collaboration-page';
import { useCollaborationForm } from './use-collaboration-form';
import { WordsFields } from './words-fields';

/** Types a collaboration in, also one of the past; from an idea, it is joined to it. */
export function NewCollaborationPage({
  own,
  areas,
  idea,
  answered,
}: {
  own: { id: string; name: string }[] | null;
  areas: AreaGroup[];
  idea: { id: string; title: string; text: string } | null;
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCollaborationForm('new', answered, {
    title: idea?.title ?? '',
    summary: idea?.text ?? '',
    origin: 'typed',
    lead: own?.[0]?.id ?? '',
  });
  return (
    <FormPage title={t('collaborations:new.title')} intro={t('collaborations:new.lead')}>
      {idea ? <Notice kind="info">{t('collaborations:new.idea', { title: idea.title })}</Notice> : null}
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="new" />
        <input type="hidden" name="idea" value={idea?.id ?? ''} />
        {own ? (
          <Select {...field('lead')} label={t('collaborations:new.leadField')} required>
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        ) : (
          <TextInput
            {...field('lead')}
            label={t('collaborations:new.leadField')}
            help={t('collaborations:partner.nameHelp')}
            required
            maxLength={200}
          />
        )}
        <TextArea
          {...field('partners')}
          label={t('collaborations:new.partners')}
          help={t('collaborations:new.partnersHelp')}
          maxLength={2000}
        />
        <WordsFields field={field} areas={areas} />
        <Button type="submit" size="large" className="self-start">
          {t('collaborations:new.submit')}
        </Button>
      </Form>
    </FormPage>
  );
}
