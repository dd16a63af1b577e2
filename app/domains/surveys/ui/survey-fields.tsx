import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea, TextInput } from '~/ui/form/inputs';
import type { PostedForm } from '~/ui/form/use-problems';
import type { SurveyView } from '../model';
import { useSurveyWords } from './parts';

/** Fields of a survey itself; while it is open only its days can be changed, the words go along unseen. */
export function SurveyFields({
  form,
  initial,
  daysOnly,
}: {
  form: PostedForm;
  initial: Pick<SurveyView, 'title' | 'lead' | 'fiscalYear' | 'closesOn' | 'remindOn'> | null;
  daysOnly: boolean;
}) {
  const { t } = useSurveyWords();
  return (
    <>
      <ErrorSummary problems={form.problems} />
      {daysOnly && initial ? (
        <>
          <input type="hidden" name="title" value={initial.title} />
          <input type="hidden" name="lead" value={initial.lead} />
          <input type="hidden" name="fiscalYear" value={initial.fiscalYear} />
        </>
      ) : (
        <>
          <TextInput
            {...form.field('title', initial?.title)}
            label={t('surveys:fields.title')}
            maxLength={80}
            required
          />
          <TextArea
            {...form.field('lead', initial?.lead)}
            label={t('surveys:fields.lead')}
            help={t('surveys:fields.leadHelp')}
            maxLength={1000}
            rows={4}
          />
          <TextInput
            {...form.field('fiscalYear', initial ? String(initial.fiscalYear) : '')}
            label={t('surveys:fields.fiscalYear')}
            help={t('surveys:fields.yearHelp')}
            required
          />
        </>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput
          {...form.field('closesOn', initial?.closesOn)}
          type="date"
          label={t('surveys:fields.closesOn')}
          required
        />
        <TextInput
          {...form.field('remindOn', initial?.remindOn ?? '')}
          type="date"
          label={t('surveys:fields.remindOn')}
          help={t('surveys:fields.remindHelp')}
        />
      </div>
    </>
  );
}
