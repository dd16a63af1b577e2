import { useTranslation } from 'react-i18next';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import type { FormField } from '~/ui/form/use-page-form';
import { TYPED_ORIGINS } from '../model';
import type { AreaGroup } from './collaboration-page';

/** Fields of what is said of a collaboration in words. */
export function WordsFields({ field, areas }: { field: (name: string) => FormField; areas: AreaGroup[] }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput {...field('title')} label={t('collaborations:words.title')} required maxLength={120} />
      <TextArea {...field('summary')} label={t('collaborations:words.summary')} rows={4} maxLength={2000} />
      <Select {...field('origin')} label={t('collaborations:origin')} required>
        {TYPED_ORIGINS.map((origin) => (
          <option key={origin} value={origin}>
            {t(`collaborations:originKind.${origin}`)}
          </option>
        ))}
      </Select>
      <TextInput
        {...field('originNote')}
        label={t('collaborations:words.originNote')}
        help={t('collaborations:words.originNoteHelp')}
        maxLength={200}
      />
      <div className="flex flex-wrap gap-4">
        <TextInput {...field('startedOn')} label={t('collaborations:words.startedOn')} type="date" required />
        <TextInput {...field('endedOn')} label={t('collaborations:words.endedOn')} type="date" />
      </div>
      <Select {...field('area')} label={t('collaborations:words.area')}>
        <option value="">{t('collaborations:words.noArea')}</option>
        {areas.map((outer) => (
          <optgroup key={outer.code} label={outer.name}>
            <option value={outer.code}>{outer.name}</option>
            {outer.areas.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </>
  );
}
