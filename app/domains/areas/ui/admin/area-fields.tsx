import { useTranslation } from 'react-i18next';
import { Select, TextInput } from '~/ui/form/inputs';
import type { Area } from '../../model';

export type FactName = 'name' | 'kana' | 'parentCode' | 'lat' | 'lng' | 'from';
type FieldOf = (name: FactName) => { id: string; name: string; defaultValue: string; errors: string[] };

/** What holds from a day on: name, reading, place in the hierarchy, middle, and the day. */
export function AreaFields({ field, parents }: { field: FieldOf; parents: readonly Area[] }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput {...field('name')} label={t('areas:form.name')} required autoComplete="off" />
      <TextInput
        {...field('kana')}
        label={t('areas:form.kana')}
        help={t('areas:form.kanaHelp')}
        autoComplete="off"
      />
      <Select {...field('parentCode')} label={t('areas:form.parent')} help={t('areas:form.parentHelp')}>
        <option value="">{t('areas:form.noParent')}</option>
        {parents.map(({ code, name, kind }) => (
          <option key={code} value={code}>
            {kind === 'centre' ? `　${name}` : name}（{code}）
          </option>
        ))}
      </Select>
      <fieldset className="grid grid-cols-2 gap-3">
        <legend className="mb-1 font-bold">{t('areas:form.middle')}</legend>
        <TextInput {...field('lat')} label={t('areas:form.lat')} inputMode="decimal" autoComplete="off" />
        <TextInput {...field('lng')} label={t('areas:form.lng')} inputMode="decimal" autoComplete="off" />
      </fieldset>
      <TextInput
        {...field('from')}
        type="date"
        label={t('areas:form.from')}
        help={t('areas:form.fromHelp')}
        required
      />
    </>
  );
}
