import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import { type AwardPart, Fold, useAwardForm } from './parts';
import { useAwardWords } from './words';

/** Staff move the days on which reports are due. */
export function DatesForm({ award, answered }: AwardPart) {
  const { t } = useAwardWords();
  const { interimDue, reportDue } = award.dates;
  const { formProps, field, problems } = useAwardForm('set_dates', answered, {
    initial: { interimDue, reportDue },
  });
  return (
    <Fold title={t('awards:dates.change')} isOpen={problems.length > 0}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <TextInput {...field('interimDue')} type="date" required label={t('awards:dates.interim')} />
        <TextInput {...field('reportDue')} type="date" required label={t('awards:dates.report')} />
        <p>{t('awards:dates.told')}</p>
        <Button type="submit" name="intent" value="set_dates" variant="secondary" className="self-start">
          {t('awards:dates.submit')}
        </Button>
      </Form>
    </Fold>
  );
}
