import { Form } from '@remix-run/react';
import { Paperclip, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ATTACHMENT_ACCEPT } from '~/domains/files/model';
import { formatNumber } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Field } from '~/ui/form/field';
import type { FormAnswer } from '../../forms.server';
import type { ApplicationView, FileView } from '../../service/view.server';
import { useGrantForm } from '../use-grant-form';

interface Props {
  page: ApplicationView;
  answered: FormAnswer | null;
}

/** The documents that are asked for, each with its files. */
export function FilesPart({ page, answered }: Props) {
  const { t } = useTranslation();
  const mayWrite = page.may.includes('write');
  return (
    <div className="flex flex-col gap-4">
      {mayWrite ? <p>{t('grants:files.lead')}</p> : null}
      <ul className="flex flex-col gap-3">
        {page.documents.map((document) => (
          <li key={document.key} className="flex flex-col gap-3 rounded-xl border border-line p-4">
            <h3 className="text-lg">
              {document.label || t('grants:files.other')}
              {document.required ? (
                <span className="ml-2 text-sm font-normal text-danger">{t('form.required')}</span>
              ) : null}
            </h3>
            {document.files.length === 0 && !mayWrite ? (
              <p className="text-ink-soft">{t('grants:files.none')}</p>
            ) : null}
            <ul className="flex flex-col gap-1">
              {document.files.map((file) => (
                <li key={file.id} className="flex flex-wrap items-center gap-x-4">
                  <FileLink application={page.id} file={file} />
                  <span className="text-ink-soft">{t('grants:files.by', { name: file.by })}</span>
                  {mayWrite ? <Remove file={file} answered={answered} /> : null}
                </li>
              ))}
            </ul>
            {mayWrite ? <Add document={document} answered={answered} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FileLink({ application, file }: { application: string; file: FileView }) {
  const { t } = useTranslation();
  return (
    <a
      href={`/applications/${application}/files/${file.id}`}
      className="inline-flex min-h-11 min-w-0 items-center gap-2 break-all text-brand underline underline-offset-4"
    >
      <Paperclip aria-hidden="true" className="size-5 shrink-0" />
      {file.name}
      <span className="text-ink-soft">
        {t('grants:files.size', { kb: formatNumber(Math.max(1, Math.round(file.bytes / 1024))) })}
      </span>
    </a>
  );
}

function Add({
  document,
  answered,
}: {
  document: ApplicationView['documents'][number];
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  const isMine = answered?.result.initialValue?.document === document.key;
  const { formProps, field, problems } = useGrantForm(
    'file',
    isMine ? answered : null,
    {},
    `grant-file-${document.key}`,
  );
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      preventScrollReset
      {...formProps}
      key={document.files.length}
      className="flex flex-wrap items-end gap-3"
    >
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="file" />
      <input type="hidden" name="document" value={document.key} />
      <Field label={t('grants:files.choose')} errors={field('files').errors} id={field('files').id}>
        {(ids) => (
          <input
            type="file"
            name="files"
            required
            accept={ATTACHMENT_ACCEPT}
            {...ids}
            className="min-h-11 max-w-full file:mr-3 file:min-h-11 file:rounded-lg file:border file:border-brand file:bg-white file:px-4 file:font-bold file:text-brand"
          />
        )}
      </Field>
      <Button type="submit" variant="secondary">
        <Upload aria-hidden="true" className="size-5" />
        {t('grants:files.add')}
        <span className="sr-only">：{document.label || t('grants:files.other')}</span>
      </Button>
    </Form>
  );
}

function Remove({ file, answered }: { file: FileView; answered: FormAnswer | null }) {
  const { t } = useTranslation();
  const { formProps, problems } = useGrantForm('remove_file', answered, {}, `grant-remove-${file.id}`);
  return (
    <Form method="post" preventScrollReset {...formProps}>
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="remove_file" />
      <input type="hidden" name="file" value={file.id} />
      <Button type="submit" variant="quiet" size="small">
        {t('grants:files.remove')}
        <span className="sr-only">：{file.name}</span>
      </Button>
    </Form>
  );
}
