import { useTranslation } from 'react-i18next';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import {
  LEGAL_FORM_CODES,
  MEETING_TIMES,
  NPO_FIELDS,
  ORGANISATION_TYPES,
  SPOKEN_LANGUAGES,
  WORK_STYLES,
} from '../../model';
import { AreaOptions } from '../filter-form';
import type { AreaChoiceItem } from '../list';
import { Boxes, BoxList, type Fields, FormPart, type Meta, tickedOf, useControl } from './controls';

/** Who it is. */
export function IdentityPart({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const control = useControl();
  return (
    <FormPart part="kana" title={t('organisations:form.identity')}>
      <TextInput
        {...control(fields.name)}
        label={t('organisations:form.name')}
        help={t('organisations:form.nameHelp')}
        required
        maxLength={120}
      />
      <TextInput
        {...control(fields.kana)}
        label={t('organisations:form.kana')}
        help={t('organisations:form.kanaHelp')}
        maxLength={200}
      />
      <TextInput {...control(fields.nameEn)} label={t('organisations:form.nameEn')} maxLength={200} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select {...control(fields.type)} label={t('organisations:form.type')} required>
          <option value="">{t('organisations:form.choose')}</option>
          {ORGANISATION_TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`organisations:types.${type}`)}
            </option>
          ))}
        </Select>
        <Select {...control(fields.legalForm)} label={t('organisations:form.legalForm')} required>
          {LEGAL_FORM_CODES.map((code) => (
            <option key={code} value={code}>
              {t(`organisations:legalForms.${code}`)}
            </option>
          ))}
        </Select>
        <TextInput
          {...control(fields.corporateNumber)}
          label={t('organisations:form.corporateNumber')}
          help={t('organisations:form.corporateNumberHelp')}
          inputMode="numeric"
          maxLength={30}
        />
        <TextInput
          {...control(fields.foundedYear)}
          label={t('organisations:form.foundedYear')}
          help={t('organisations:form.foundedYearHelp')}
          inputMode="numeric"
          maxLength={6}
        />
        <TextInput
          {...control(fields.people)}
          label={t('organisations:form.people')}
          help={t('organisations:form.peopleHelp')}
          inputMode="numeric"
          maxLength={10}
        />
      </div>
    </FormPart>
  );
}

/** What it does. */
export function WorkPart({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const control = useControl();
  return (
    <FormPart part="summary" title={t('organisations:form.work')}>
      <TextInput
        {...control(fields.summary)}
        label={t('organisations:form.summary')}
        help={t('organisations:form.summaryHelp')}
        maxLength={120}
      />
      <TextArea
        {...control(fields.description)}
        label={t('organisations:form.description')}
        rows={6}
        maxLength={4000}
      />
      <span id="part-fields" className="scroll-mt-4" />
      <Boxes
        meta={fields.fields as Meta<string[]>}
        legend={t('organisations:form.fields')}
        help={t('organisations:form.fieldsHelp')}
        options={NPO_FIELDS.map((field) => ({
          value: String(field),
          label: t(`organisations:fields.${field}`),
        }))}
      />
    </FormPart>
  );
}

/** Where it works: wards, each with its areas folded away unless one of them is ticked. */
export function AreasPart({ fields, areas }: { fields: Fields; areas: AreaChoiceItem[] }) {
  const { t } = useTranslation();
  const meta = fields.areas as Meta<string[]>;
  const ticked = tickedOf(meta);
  return (
    <FormPart part="areas" title={t('organisations:form.areas')} lead={t('organisations:form.areasHelp')}>
      <fieldset id={meta.id} className="flex flex-col">
        <legend className="sr-only">{t('organisations:form.areas')}</legend>
        {areas.map((outer) => {
          const whole = { value: outer.code, label: t('organisations:filter.whole', { name: outer.name }) };
          const inside = outer.areas.map(({ code, name }) => ({ value: code, label: name }));
          if (inside.length === 0) {
            return <BoxList key={outer.code} name={meta.name} options={[whole]} ticked={ticked} />;
          }
          const open = [whole, ...inside].some(({ value }) => ticked.has(value));
          return (
            <details key={outer.code} open={open} className="border-t border-line">
              <summary className="flex min-h-11 cursor-pointer items-center font-bold text-brand">
                {outer.name}
              </summary>
              <BoxList name={meta.name} options={[whole, ...inside]} ticked={ticked} />
            </details>
          );
        })}
      </fieldset>
    </FormPart>
  );
}

/** How it likes to work together. */
export function StylePart({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const control = useControl();
  const options = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`organisations:${group}.${value}`) }));
  return (
    <FormPart part="capacity" title={t('organisations:form.style')} lead={t('organisations:form.styleHelp')}>
      <TextInput
        {...control(fields.capacity)}
        label={t('organisations:form.capacity')}
        help={t('organisations:form.capacityHelp')}
        inputMode="numeric"
        maxLength={2}
        className="max-w-md"
      />
      <Boxes
        meta={fields.styles as Meta<string[]>}
        legend={t('organisations:form.styles')}
        options={options('styles', WORK_STYLES)}
      />
      <span id="part-times" className="scroll-mt-4" />
      <Boxes
        meta={fields.times as Meta<string[]>}
        legend={t('organisations:form.times')}
        options={options('times', MEETING_TIMES)}
      />
      <Boxes
        meta={fields.languages as Meta<string[]>}
        legend={t('organisations:form.languages')}
        options={options('languages', SPOKEN_LANGUAGES)}
      />
    </FormPart>
  );
}

/** Whom to ask, where letters go, and who sees that. */
export function ContactPart({ fields, areas }: { fields: Fields; areas: AreaChoiceItem[] }) {
  const { t } = useTranslation();
  const control = useControl();
  return (
    <FormPart
      part="contact"
      title={t('organisations:form.contact')}
      lead={t('organisations:form.contactHelp')}
    >
      <Select
        {...control(fields.contactVisibility)}
        label={t('organisations:form.visibility')}
        help={t('organisations:form.visibilityHelp')}
      >
        {(['public', 'signed_in', 'staff'] as const).map((value) => (
          <option key={value} value={value}>
            {t(`organisations:visibility.${value}`)}
          </option>
        ))}
      </Select>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          {...control(fields.contactName)}
          label={t('organisations:form.contactName')}
          maxLength={80}
          autoComplete="off"
        />
        <TextInput
          {...control(fields.contactEmail)}
          label={t('organisations:form.contactEmail')}
          type="email"
          maxLength={254}
          autoComplete="off"
        />
        <TextInput
          {...control(fields.contactPhone)}
          label={t('organisations:form.contactPhone')}
          type="tel"
          maxLength={30}
          autoComplete="off"
        />
        <TextInput
          {...control(fields.postalCode)}
          label={t('organisations:form.postalCode')}
          inputMode="numeric"
          maxLength={10}
          autoComplete="off"
        />
      </div>
      <TextInput
        {...control(fields.address)}
        label={t('organisations:form.address')}
        maxLength={200}
        autoComplete="off"
      />
      <Select
        {...control(fields.homeArea)}
        label={t('organisations:form.homeArea')}
        help={t('organisations:form.homeAreaHelp')}
      >
        <option value="">{t('organisations:form.fromAddress')}</option>
        <AreaOptions areas={areas} />
      </Select>
      <TextInput
        {...control(fields.website)}
        label={t('organisations:form.website')}
        help={t('organisations:form.websiteHelp')}
        type="url"
        maxLength={300}
        autoComplete="off"
      />
    </FormPart>
  );
}
