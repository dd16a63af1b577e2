import { Form, Link, useSearchParams } from '@remix-run/react';
import { FileUp } from 'lucide-react';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { CONTROL, Field } from '~/ui/form/field';
import { type PostedProblems, postedForm } from '~/ui/form/use-problems';
import { EmptyState, Notice } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import type { FigurePreview, PlanView } from '../model';
import { FigurePreviewPart } from './figure-preview';
import { JudgementSign, LINK, PANEL, Part } from './parts';
import { useIndicatorWords } from './words';

export interface KeepListProps {
  plan: PlanView | null;
  problems: PostedProblems | null;
  preview: FigurePreview | null;
}

/** All indicators for those who write their figures, and figures from a file. */
export function KeepList({ plan, problems, preview }: KeepListProps) {
  const { t } = useIndicatorWords();
  const [search] = useSearchParams();
  const done = search.get('done');
  return (
    <div className="flex flex-col gap-8">
      <h1 className="text-3xl">{t('indicators:keep.title')}</h1>
      {(done === 'load' || done === 'apply') && !problems && !preview ? (
        <Notice kind="good" live>
          {t(`indicators:keep.done.${done}`, { count: Number(search.get('count')) || 0 })}
        </Notice>
      ) : null}
      {plan ? (
        <>
          <Rows plan={plan} />
          <FileForm problems={problems} />
          {preview ? <FigurePreviewPart preview={preview} /> : null}
        </>
      ) : (
        <EmptyState title={t('indicators:none')}>
          <p>{t('indicators:keep.loadText')}</p>
          <Form method="post">
            <Button type="submit" name="intent" value="load">
              {t('indicators:keep.load')}
            </Button>
          </Form>
        </EmptyState>
      )}
    </div>
  );
}

const CELL = 'border-b border-line px-2 py-2 text-left align-top';

function Rows({ plan }: { plan: PlanView }) {
  const { t, figure } = useIndicatorWords();
  return (
    <ScrollRegion aria-label={t('indicators:table.title')}>
      <table className="row-cards w-full min-w-180 border-collapse">
        <thead>
          <tr>
            {(['name', 'latest', 'target', 'judgement'] as const).map((key) => (
              <th key={key} scope="col" className="border-b-2 border-line px-2 py-1 text-left">
                {t(`indicators:keep.columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.goals.flatMap(({ indicators }) =>
            indicators.map((item) => (
              <tr key={item.key}>
                <th scope="row" className={`${CELL} font-normal`}>
                  <Link to={`/admin/indicators/${item.key}`} className={LINK}>
                    {item.name}
                  </Link>
                </th>
                <td className={CELL} data-name={t('indicators:keep.columns.latest')}>
                  {item.latest
                    ? `${figure(item, item.latest)}（${item.latest.year}）`
                    : t('indicators:table.notMeasured')}
                </td>
                <td className={CELL} data-name={t('indicators:keep.columns.target')}>
                  {figure(item, item.target)}（{item.target.year}）
                </td>
                <td className={CELL}>
                  <JudgementSign kind={item.judgement.kind} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function FileForm({ problems }: { problems: PostedProblems | null }) {
  const { t } = useIndicatorWords();
  const form = postedForm('file', problems, (key) => t(`indicators:errors.${key}`));
  const { errors, id } = form.field('file');
  return (
    <Part id="import" title={t('indicators:keep.import.title')} lead={t('indicators:keep.import.lead')}>
      <Form method="post" encType="multipart/form-data" className={PANEL} action="?#import">
        <ErrorSummary problems={form.problems} />
        <Field
          label={t('indicators:keep.import.file')}
          help={t('indicators:keep.import.help')}
          errors={errors}
          id={id}
        >
          {(ids) => (
            <input
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,.xlsx"
              required
              {...ids}
              className={CONTROL}
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" className="self-start">
          <FileUp aria-hidden="true" className="size-5" />
          {t('indicators:keep.import.look')}
        </Button>
      </Form>
    </Part>
  );
}
