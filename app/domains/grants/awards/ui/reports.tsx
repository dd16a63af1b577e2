import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea, TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { REPORT_LIMITS, REPORT_QUESTIONS, type ReportKind } from '../model/report';
import type { ReportView } from '../service/view.server';
import { type AwardPart, Fold, Section, useAwardForm, WordsForm } from './parts';
import { useAwardWords } from './words';

const FORMS = [
  'save_interim',
  'save_final',
  'submit_interim',
  'submit_final',
  'return_interim',
  'return_final',
];

/** The interim and the final report: written together, handed in by the lead, returned by staff where needed. */
export function Reports({ award, answered }: AwardPart) {
  const { t } = useAwardWords();
  if (award.status === 'granted') return null;
  const kinds: ReportKind[] =
    award.reports.interim.submitted || !award.reports.final.submitted ? ['interim', 'final'] : ['final'];
  return (
    <Section id="reports" title={t('awards:reports.title')} forms={FORMS}>
      {kinds.map((kind) => (
        <Report key={kind} kind={kind} award={award} answered={answered} />
      ))}
    </Section>
  );
}

/** Whether a report can still be written in: it is not handed in, and the award is under way. */
function isOpen({ award }: Pick<AwardPart, 'award'>, report: ReportView): boolean {
  const isDraft = report.status === 'draft' || report.status === 'returned';
  const isPast = report.kind === 'interim' && award.reports.final.submitted !== null;
  return isDraft && !isPast && award.actions.includes('write_report');
}

function Report({ kind, award, answered }: AwardPart & { kind: ReportKind }) {
  const { t, date } = useAwardWords();
  const report = award.reports[kind];
  const writes = isOpen({ award }, report);
  if (!writes && report.revision === 0) return null;
  const returning = kind === 'interim' ? 'return_interim' : 'return_final';
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-xl">{t(`awards:reports.${kind}`)}</h3>
      {report.returned === null ? null : (
        <Notice kind="warn">
          <p className="font-bold">{t('awards:reports.returned')}</p>
          <p className="whitespace-pre-wrap">{report.returned}</p>
        </Notice>
      )}
      {report.submitted && report.status !== 'returned' ? (
        <p>{t('awards:reports.submitted', { date: date(report.submitted.at), name: report.submitted.by })}</p>
      ) : null}
      {writes ? (
        <Fold title={t(`awards:reports.write_${kind}`)} isOpen={isAsked(award, answered, kind)}>
          <ReportForm key={report.revision} kind={kind} award={award} answered={answered} />
        </Fold>
      ) : (
        <ReportText report={report} />
      )}
      {award.actions.includes(returning) ? (
        <WordsForm
          intent={returning}
          name="text"
          title={t('awards:reports.return')}
          help={t('awards:reports.returnHelp')}
          label={t('awards:reports.returnLabel')}
          submit={t('awards:reports.returnSubmit')}
          answered={answered}
        />
      ) : null}
    </div>
  );
}

/** Whether it is this report's turn, or its form came back. */
function isAsked(award: AwardPart['award'], answered: AwardPart['answered'], kind: ReportKind): boolean {
  if (answered && [`save_${kind}`, `submit_${kind}`].includes(answered.intent)) return true;
  return award.next?.what === (kind === 'final' ? 'report' : 'interim');
}

function ReportText({ report }: { report: ReportView }) {
  const { t, yen } = useAwardWords();
  return (
    <div className="flex flex-col gap-3 rounded-xl border border-line p-4">
      {REPORT_QUESTIONS[report.kind]
        .filter((question) => report.texts[question])
        .map((question) => (
          <div key={question}>
            <h4 className="font-bold">{t(`awards:question.${question}`)}</h4>
            <p className="whitespace-pre-wrap break-words">{report.texts[question]}</p>
          </div>
        ))}
      {report.income.length > 0 ? (
        <div>
          <h4 className="font-bold">{t('awards:reports.income')}</h4>
          <ul>
            {report.income.map((one) => (
              <li key={one.id}>
                {one.text} {yen(one.amountYen)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function ReportForm({ kind, award, answered }: AwardPart & { kind: ReportKind }) {
  const { t } = useAwardWords();
  const report = award.reports[kind];
  const intent = answered?.intent === `save_${kind}` ? `save_${kind}` : `submit_${kind}`;
  const { formProps, field, problems } = useAwardForm(intent, answered, {
    id: kind,
    initial: {
      ...report.texts,
      ...Object.fromEntries(
        report.income.flatMap((one, row) => [
          [`income_text_${row}`, one.text],
          [`income_yen_${row}`, String(one.amountYen)],
        ]),
      ),
    },
  });
  const canSubmit = award.actions.includes(kind === 'interim' ? 'submit_interim' : 'submit_final');
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-4">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="revision" value={report.revision} />
      {REPORT_QUESTIONS[kind].map((question, i) =>
        question === 'people' ? (
          <TextInput
            key={question}
            {...field(question)}
            label={t('awards:question.people')}
            help={t('awards:reports.peopleHelp')}
            inputMode="numeric"
            className="max-w-60"
          />
        ) : (
          <TextArea
            key={question}
            {...field(question)}
            label={t(`awards:question.${question}`)}
            rows={i === 0 ? 6 : 4}
            maxLength={REPORT_LIMITS.text}
          />
        ),
      )}
      {kind === 'final' ? <IncomeRows field={field} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="intent" value={`save_${kind}`} variant="secondary">
          {t('awards:reports.save')}
        </Button>
        {canSubmit ? (
          <Button type="submit" name="intent" value={`submit_${kind}`}>
            {t(`awards:reports.submit_${kind}`)}
          </Button>
        ) : null}
      </div>
      {canSubmit ? null : <p>{t('awards:reports.leadSubmits')}</p>}
    </Form>
  );
}

function IncomeRows({ field }: { field: ReturnType<typeof useAwardForm>['field'] }) {
  const { t } = useAwardWords();
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-bold">{t('awards:reports.income')}</legend>
      <p className="text-ink-soft">{t('awards:reports.incomeHelp')}</p>
      {Array.from({ length: REPORT_LIMITS.income }, (_, row) => row).map((row) => (
        <div key={row} className="flex flex-wrap gap-3">
          <TextInput
            {...field(`income_text_${row}`)}
            label={t('awards:reports.incomeText', { n: row + 1 })}
            maxLength={120}
            className="min-w-52 flex-1"
          />
          <TextInput
            {...field(`income_yen_${row}`)}
            label={t('awards:reports.incomeYen', { n: row + 1 })}
            inputMode="numeric"
            className="w-44"
          />
        </div>
      ))}
    </fieldset>
  );
}
