import type { FieldMetadata } from '@conform-to/react';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import type { NeedValues, OfferValues, OrganisationFormValues } from '../../form-values';
import { TermOptions } from '../filter-form';
import { type Fields, type FormMeta, FormPart, type Meta, useControl } from './controls';

/** What it offers: one row each, and one more to write into. */
export function OffersPart({ form, fields }: { form: FormMeta; fields: Fields }) {
  const { t } = useTranslation();
  const control = useControl();
  return (
    <Rows
      form={form}
      list={fields.offers as Meta<OfferValues[]>}
      part="offers"
      words={{
        title: t('organisations:form.offers'),
        lead: t('organisations:form.offersHelp'),
        add: t('organisations:form.addOffer'),
      }}
      rowLabel={(at) => t('organisations:form.offer', { number: at })}
    >
      {(row) => {
        const offer = row.getFieldset();
        return (
          <div className="grid gap-4 sm:grid-cols-2">
            <Select {...control(offer.term as Meta<string>)} label={t('organisations:form.term')}>
              <option value="">{t('organisations:form.choose')}</option>
              <TermOptions />
            </Select>
            <TextInput
              {...control(offer.text as Meta<string>)}
              label={t('organisations:form.termText')}
              maxLength={200}
            />
          </div>
        );
      }}
    </Rows>
  );
}

/** What it needs: what, how urgent, when, and what would show that it worked. */
export function NeedsPart({ form, fields }: { form: FormMeta; fields: Fields }) {
  const { t } = useTranslation();
  return (
    <Rows
      form={form}
      list={fields.needs as Meta<NeedValues[]>}
      part="needs"
      words={{
        title: t('organisations:form.needs'),
        lead: t('organisations:form.needsHelp'),
        add: t('organisations:form.addNeed'),
      }}
      rowLabel={(at) => t('organisations:form.need', { number: at })}
    >
      {(row) => <NeedFields need={row.getFieldset()} />}
    </Rows>
  );
}

function NeedFields({ need }: { need: Record<keyof NeedValues, unknown> }) {
  const { t } = useTranslation();
  const control = useControl();
  const of = (name: keyof NeedValues) => control(need[name] as Meta<string>);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select {...of('term')} label={t('organisations:form.term')}>
        <option value="">{t('organisations:form.choose')}</option>
        <TermOptions />
      </Select>
      <Select {...of('urgency')} label={t('organisations:form.urgency')}>
        {(['3', '2', '1'] as const).map((urgency) => (
          <option key={urgency} value={urgency}>
            {t(`organisations:urgency.${urgency}`)}
          </option>
        ))}
      </Select>
      <TextInput
        {...of('text')}
        label={t('organisations:form.termText')}
        maxLength={200}
        className="sm:col-span-2"
      />
      <TextInput {...of('fromDay')} type="date" label={t('organisations:form.fromDay')} />
      <TextInput {...of('toDay')} type="date" label={t('organisations:form.toDay')} />
      <TextInput
        {...of('success')}
        label={t('organisations:form.success')}
        help={t('organisations:form.successHelp')}
        maxLength={200}
        className="sm:col-span-2"
      />
    </div>
  );
}

/** A list of rows that can be added and taken out; both are answers of the server, so they need no JavaScript. */
function Rows<Row extends OfferValues>({
  form,
  list,
  part,
  words,
  rowLabel,
  children,
}: {
  form: FormMeta;
  list: Meta<Row[]>;
  part: string;
  words: { title: string; lead: string; add: string };
  rowLabel: (number: number) => string;
  children: (row: FieldMetadata<Row, OrganisationFormValues, string[]>) => ReactNode;
}) {
  const { t } = useTranslation();
  const name = list.name as Parameters<typeof form.insert.getButtonProps>[0]['name'];
  const rows = list.getFieldList() as FieldMetadata<Row, OrganisationFormValues, string[]>[];
  const errors = (list.errors ?? []).map((key) => t(`organisations:errors.${key}`));
  return (
    <FormPart part={part} title={words.title} lead={words.lead}>
      {errors.length > 0 ? <p className="font-bold text-danger">{errors.join(' ')}</p> : null}
      <ol className="flex flex-col gap-4">
        {rows.map((row, index) => (
          <li key={row.key}>
            <fieldset className="flex flex-col gap-3 rounded-lg border border-line bg-surface-soft p-4">
              <legend className="sr-only">{rowLabel(index + 1)}</legend>
              <div className="flex items-center justify-between gap-3">
                <p aria-hidden="true" className="font-bold">
                  {rowLabel(index + 1)}
                </p>
                <button
                  {...form.remove.getButtonProps({ name, index })}
                  className={buttonClass('quiet', 'small')}
                >
                  <Trash2 aria-hidden="true" className="size-5" />
                  {t('organisations:form.removeRow')}
                  <span className="sr-only">{rowLabel(index + 1)}</span>
                </button>
              </div>
              {children(row)}
            </fieldset>
          </li>
        ))}
      </ol>
      <p>
        <button {...form.insert.getButtonProps({ name })} className={buttonClass('secondary')}>
          <Plus aria-hidden="true" className="size-5" />
          {words.add}
        </button>
      </p>
    </FormPart>
  );
}
