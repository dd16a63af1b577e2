import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { usePageForm } from '~/ui/form/use-page-form';
import { Notice } from '~/ui/notice';
import type { FormAnswer } from '../forms.server';
import { GOES_ON } from '../model/check-ins';
import type { CheckInForm } from '../service/check-ins.server';
import { useDay } from './use-day';

/** Where somebody without an account says what became of a collaboration; a part can be saved and finished later. */
export function CheckInPage({
  checkIn,
  saved,
  answered,
}: {
  checkIn: CheckInForm;
  saved: boolean;
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  const day = useDay();
  const about = { title: checkIn.title, count: checkIn.months, date: day(checkIn.dueOn) };
  if (checkIn.isAnswered) {
    return (
      <FormPage title={t('collaborations:checkIn.thanks')} intro={checkIn.title}>
        <Notice kind="good" live>
          {t('collaborations:checkIn.thanksText')}
        </Notice>
      </FormPage>
    );
  }
  return (
    <FormPage title={t('collaborations:checkIn.title')} intro={t('collaborations:checkIn.lead', about)}>
      {saved && !answered ? (
        <Notice kind="good" live>
          {t('collaborations:checkIn.saved')}
        </Notice>
      ) : null}
      <AnswerForm checkIn={checkIn} answered={answered} />
    </FormPage>
  );
}

function AnswerForm({ checkIn, answered }: { checkIn: CheckInForm; answered: FormAnswer | null }) {
  const { t } = useTranslation();
  const { answers } = checkIn;
  const { formProps, field, problems } = usePageForm<string>({
    id: 'check-in',
    result: answered?.result,
    initial: {
      goesOn: answers.goesOn ?? '',
      withWhom: answers.withWhom,
      people: answers.people === null ? '' : String(answers.people),
      volunteers: answers.volunteers === null ? '' : String(answers.volunteers),
      changed: answers.changed,
      needs: answers.needs,
      by: answers.by,
    },
    errorText: (key) => t(`collaborations:errors.${key}`),
  });
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-5">
      <ErrorSummary problems={problems} />
      <Select {...field('goesOn')} label={t('collaborations:checkIn.goesOn')}>
        <option value="">{t('collaborations:checkIn.choose')}</option>
        {GOES_ON.map((one) => (
          <option key={one} value={one}>
            {t(`collaborations:goesOn.${one}`)}
          </option>
        ))}
      </Select>
      <TextArea {...field('withWhom')} label={t('collaborations:checkIn.withWhom')} maxLength={1000} />
      <TextInput {...field('people')} label={t('collaborations:checkIn.people')} inputMode="numeric" />
      <TextInput
        {...field('volunteers')}
        label={t('collaborations:checkIn.volunteers')}
        inputMode="numeric"
      />
      <TextArea {...field('changed')} label={t('collaborations:checkIn.changed')} rows={4} maxLength={4000} />
      <TextArea {...field('needs')} label={t('collaborations:checkIn.needs')} maxLength={2000} />
      <TextInput
        {...field('by')}
        label={t('collaborations:checkIn.by')}
        help={t('collaborations:checkIn.byHelp')}
        maxLength={80}
      />
      <p>{t('collaborations:checkIn.onceOnly')}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value="submit" size="large">
          {t('collaborations:checkIn.submit')}
        </Button>
        <Button type="submit" name="intent" value="save" size="large" variant="secondary">
          {t('collaborations:checkIn.save')}
        </Button>
      </div>
    </Form>
  );
}
