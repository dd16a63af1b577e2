import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { isEnded } from '../model';
import type { TalkView } from '../service/view.server';
import { Disclosure } from './disclosure';
import { PlainAct } from './plain-act';
import type { TalkPart } from './talk-page';
import { useTalkForm } from './use-talk-form';

/** What only staff see and do. */
export function StaffBox({ talk, staff, answered }: TalkPart & { staff: NonNullable<TalkView['staff']> }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useTalkForm('note', answered);
  return (
    <section
      aria-labelledby="talk-staff"
      className="flex flex-col gap-3 rounded-xl border border-warn bg-warn-soft p-4"
    >
      <h2 id="talk-staff" className="text-lg">
        {t('talks:staff.title')}
      </h2>
      {talk.status === 'declined' ? (
        <div>
          <p className="font-bold">{t('talks:staff.reason')}</p>
          <p>{staff.reason ? t(`talks:reason.${staff.reason}`) : t('talks:staff.noReason')}</p>
          {staff.note ? <p className="whitespace-pre-wrap break-words">{staff.note}</p> : null}
        </div>
      ) : null}
      {talk.reports.map((report) => (
        <div key={report.id} className="rounded-lg bg-white p-3">
          <p className="font-bold">{t('talks:staff.reportBy', { name: report.by })}</p>
          <p className="whitespace-pre-wrap break-words">{report.text}</p>
          {report.answer ? <p className="whitespace-pre-wrap break-words">{report.answer}</p> : null}
        </div>
      ))}
      {isEnded(talk.status) ? null : (
        <PlainAct
          intent={staff.coordinating ? 'leave' : 'join'}
          word={t(staff.coordinating ? 'talks:staff.leave' : 'talks:staff.join')}
          answered={answered}
        />
      )}
      <Form
        key={talk.entries.filter(({ kind }) => kind === 'note').at(-1)?.id ?? 'none'}
        method="post"
        preventScrollReset
        {...formProps}
        className="flex flex-col gap-3"
      >
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="note" />
        <TextArea {...field('text')} label={t('talks:staff.note')} required maxLength={4000} />
        <Button type="submit" variant="secondary" className="self-start">
          {t('talks:staff.noteSubmit')}
        </Button>
      </Form>
      {talk.acts.includes('close') && !talk.canAct ? (
        <Disclosure title={t('talks:staff.close')}>
          <p>{t('talks:leave.closeText')}</p>
          <PlainAct intent="close" word={t('talks:staff.close')} answered={answered} variant="danger" />
        </Disclosure>
      ) : null}
    </section>
  );
}
