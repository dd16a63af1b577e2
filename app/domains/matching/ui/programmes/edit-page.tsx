import { Form, Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { SaveBar } from '~/ui/form/save-bar';
import { Notice } from '~/ui/notice';
import type { Programme } from '../../model';
import type { FormValues } from '../../programme-form';
import type { Preview } from '../../service/preview.server';
import { FormState, fieldId } from './fields';
import { PreviewSection } from './preview-section';
import { QuestionsPart } from './questions-part';
import { AboutPart, RequestsPart, RulesPart, WeightsPart } from './rules-parts';
import { ProgrammeStatus } from './status';

const W = 'matching:suggestions.admin';

/** One programme: all its rules as a form, what a change would do, open and close. */
export function EditProgrammePage({
  programme,
  values,
  errors,
  preview,
  moved,
  saved,
}: {
  programme: Pick<Programme, 'id' | 'name' | 'status' | 'revision'>;
  values: FormValues;
  errors: Record<string, string[]>;
  preview: Preview | null;
  /** Place of a question that was just moved, from 0; null: none was. */
  moved: number | null;
  saved: boolean;
}) {
  const { t } = useTranslation();
  const problems = Object.entries(errors).map(([name, keys]) => ({
    ...(name ? { fieldId: fieldId(name) } : {}),
    message: keys.map((key) => t(`matching:errors.${key}`)).join(' '),
  }));
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-2">
          <Link
            to="/admin/matching"
            className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
            {t(`${W}.title`)}
          </Link>
          <h1 className="text-3xl">{programme.name}</h1>
          <ProgrammeStatus status={programme.status} />
          <div className="flex flex-wrap gap-3">
            <OpenOrClose status={programme.status} />
            <ButtonLink to={`/admin/matching/${programme.id}/runs`} variant="secondary">
              {t(`${W}.runs.title`)}
            </ButtonLink>
          </div>
        </header>
        {saved ? (
          <Notice kind="good" live>
            {t(`${W}.saved`)}
          </Notice>
        ) : null}
        <Form method="post" className="flex flex-col gap-6">
          <ErrorSummary problems={problems} />
          <FormState value={{ values, errors }}>
            <input type="hidden" name="revision" value={values.revision?.[0] ?? programme.revision} />
            {/* Enter in a field saves, and does nothing else. */}
            <button
              type="submit"
              name="intent"
              value="save"
              className="hidden"
              tabIndex={-1}
              aria-hidden="true"
            />
            <WeightsPart />
            <RulesPart />
            <AboutPart />
            <RequestsPart />
            <QuestionsPart moved={moved} />
          </FormState>
          <SaveBar>
            <Button type="submit" name="intent" value="preview" variant="secondary" size="large">
              {t(`${W}.preview.show`)}
            </Button>
            <Button type="submit" name="intent" value="save" size="large">
              {t('save')}
            </Button>
          </SaveBar>
        </Form>
        {preview ? <PreviewSection preview={preview} /> : null}
      </div>
    </AdminFrame>
  );
}

function OpenOrClose({ status }: { status: Programme['status'] }) {
  const { t } = useTranslation();
  const intent = status === 'open' ? 'close' : 'open';
  return (
    <Form method="post">
      <Button type="submit" name="intent" value={intent} variant="secondary">
        {t(`${W}.${intent}`)}
      </Button>
    </Form>
  );
}
