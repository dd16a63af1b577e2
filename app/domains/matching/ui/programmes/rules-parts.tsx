import { useTranslation } from 'react-i18next';
import { Checkbox, Select, TextArea, TextInput } from '~/ui/form/inputs';
import { FIT_TERMS } from '../../model';
import { MOST_PARTNER_SETS, rowsOf } from '../../programme-form';
import { Part, TypeBoxes, useField } from './fields';

const W = 'matching:suggestions.admin';
const NARROW = 'max-w-52';

export function AboutPart() {
  const { t } = useTranslation();
  const { of } = useField();
  return (
    <Part title={t(`${W}.about.title`)}>
      <TextInput {...of('name')} label={t(`${W}.about.name`)} required maxLength={80} />
      <TextArea {...of('description')} label={t(`${W}.about.description`)} rows={4} maxLength={1000} />
      <div className="flex flex-wrap gap-4">
        <TextInput
          {...of('fiscalYear')}
          label={t(`${W}.about.fiscalYear`)}
          inputMode="numeric"
          required
          className={NARROW}
        />
        <TextInput {...of('opensOn')} type="date" label={t(`${W}.about.opensOn`)} className={NARROW} />
        <TextInput {...of('closesOn')} type="date" label={t(`${W}.about.closesOn`)} className={NARROW} />
      </div>
    </Part>
  );
}

export function RulesPart() {
  const { t } = useTranslation();
  const { of, has, values } = useField();
  const sets = rowsOf(values, /^requiredPartners\[(\d+)\]$/, MOST_PARTNER_SETS);
  return (
    <Part title={t(`${W}.rules.title`)} lead={t(`${W}.rules.lead`)}>
      <TypeBoxes name="pairing.first" legend={t(`${W}.rules.first`)} />
      <TypeBoxes name="pairing.second" legend={t(`${W}.rules.second`)} />
      <Select {...of('area')} label={t(`${W}.rules.area`)} className="max-w-xl">
        {(['any', 'shared', 'new'] as const).map((area) => (
          <option key={area} value={area}>
            {t(`${W}.rules.areas.${area}`)}
          </option>
        ))}
      </Select>
      <Checkbox
        name="respectCapacity"
        defaultChecked={has('respectCapacity', 'on')}
        label={t(`${W}.rules.respectCapacity`)}
      />
      {Array.from({ length: sets }, (_, i) => `requiredPartners[${i}]`).map((name, i) => (
        <TypeBoxes key={name} name={name} legend={t(`${W}.rules.requiredPartners`, { n: i + 1 })} />
      ))}
    </Part>
  );
}

export function RequestsPart() {
  const { t } = useTranslation();
  const { of } = useField();
  const numbers = ['openLimit', 'replyDays', 'remindDays'] as const;
  return (
    <Part title={t(`${W}.requests.title`)}>
      <div className="flex flex-wrap gap-4">
        {numbers.map((name) => (
          <TextInput
            key={name}
            {...of(name)}
            label={t(`${W}.requests.${name}`)}
            inputMode="numeric"
            required
            className="w-72"
          />
        ))}
      </div>
      <TextInput
        {...of('followUpMonths')}
        label={t(`${W}.requests.followUpMonths`)}
        help={t(`${W}.requests.followUpHelp`)}
        className="max-w-xl"
      />
    </Part>
  );
}

export function WeightsPart() {
  const { t } = useTranslation();
  const { of } = useField();
  return (
    <Part title={t(`${W}.weights.title`)} lead={t(`${W}.weights.lead`)}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {FIT_TERMS.map((term) => (
          <TextInput
            key={term}
            {...of(`weights.${term}`)}
            label={t(`${W}.weights.${term}`)}
            inputMode="decimal"
            required
          />
        ))}
      </div>
      <h3 className="text-lg">{t(`${W}.damping.title`)}</h3>
      <p className="max-w-3xl">{t(`${W}.damping.lead`)}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        {(['exposure', 'awards', 'newcomers'] as const).map((name) => (
          <TextInput
            key={name}
            {...of(`damping.${name}`)}
            label={t(`${W}.damping.${name}`)}
            help={t(`${W}.damping.help`)}
            inputMode="numeric"
            required
          />
        ))}
      </div>
    </Part>
  );
}
