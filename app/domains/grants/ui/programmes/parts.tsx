import { useTranslation } from 'react-i18next';
import { Checkbox, Select, TextArea, TextInput } from '~/ui/form/inputs';
import { MOST_ROWS } from '../../programme-form';
import { Part, RowList, TypeBoxes, useField } from './fields';

const W = 'grants:admin';
const NARROW = 'w-56';

export function AboutRules() {
  const { t } = useTranslation();
  const { of } = useField();
  return (
    <Part title={t(`${W}.about`)}>
      <TextInput {...of('title')} label={t(`${W}.name`)} required maxLength={200} />
      <TextArea {...of('description')} label={t(`${W}.description`)} rows={4} maxLength={2000} />
      <div className="flex flex-wrap gap-4">
        <TextInput
          {...of('fiscalYear')}
          label={t(`${W}.fiscalYear`)}
          inputMode="numeric"
          required
          className={NARROW}
        />
        <TextInput
          {...of('opensOn')}
          type="date"
          label={t('grants:page.opensOn')}
          required
          className={NARROW}
        />
        <TextInput
          {...of('closesOn')}
          type="date"
          label={t('grants:page.closesOn')}
          required
          className={NARROW}
        />
        <TextInput
          {...of('costsUntil')}
          type="date"
          label={t('grants:page.costsUntil')}
          required
          className={NARROW}
        />
      </div>
      <TextInput {...of('source')} label={t(`${W}.source`)} required maxLength={200} />
    </Part>
  );
}

export function MoneyRules() {
  const { t } = useTranslation();
  const { of, has } = useField();
  return (
    <Part title={t('grants:page.money')}>
      <TextArea
        {...of('caps')}
        label={t(`${W}.caps`)}
        help={t(`${W}.capsHelp`)}
        required
        rows={3}
        className="max-w-md"
      />
      <TextInput
        {...of('rate')}
        label={t('grants:page.rate')}
        help={t(`${W}.rateHelp`)}
        maxLength={20}
        className="max-w-md"
      />
      <div className="flex flex-wrap gap-4">
        <TextInput
          {...of('maxAwards')}
          label={t('grants:page.maxAwards')}
          help={t(`${W}.noLimit`)}
          inputMode="numeric"
          className="w-72"
        />
        <TextInput
          {...of('budgetYen')}
          label={t('grants:page.budget')}
          help={t(`${W}.noLimit`)}
          inputMode="numeric"
          className="w-72"
        />
      </div>
      <TextInput
        {...of('smallShift')}
        label={t(`${W}.smallShift`)}
        help={t(`${W}.smallShiftHelp`)}
        maxLength={20}
        className="max-w-md"
      />
      <Checkbox
        name="reselectedEachYear"
        defaultChecked={has('reselectedEachYear', 'on')}
        label={t(`${W}.reselected`)}
      />
    </Part>
  );
}

export function WhoRules() {
  const { t } = useTranslation();
  const { has, rows } = useField();
  const sets = rows('requiredPartners', '', MOST_ROWS.partners);
  return (
    <Part title={t('grants:page.who')} lead={t(`${W}.whoLead`)}>
      <TypeBoxes name="lead" legend={t(`${W}.lead_types`)} />
      {Array.from({ length: sets }, (_, i) => `requiredPartners[${i}]`).map((name, i) => (
        <TypeBoxes key={name} name={name} legend={t(`${W}.partnerSet`, { n: i + 1 })} />
      ))}
      <Checkbox
        name="newProjectOnly"
        defaultChecked={has('newProjectOnly', 'on')}
        label={t('grants:page.onlyNew')}
      />
    </Part>
  );
}

export function CostRules() {
  const { t } = useTranslation();
  return (
    <Part title={t('grants:page.costs')} lead={t(`${W}.rowsLead`)}>
      <RowList
        list="costs"
        most={MOST_ROWS.costs}
        title={(n) => t(`${W}.cost`, { n })}
        fields={[
          { name: 'label', label: t(`${W}.label`), className: 'w-56' },
          { name: 'note', label: t(`${W}.note`), most: 400 },
          { name: 'atMost', label: t(`${W}.atMost`), most: 20, className: 'w-44' },
          { name: 'eligible', label: t('grants:page.paid'), kind: 'tick' },
        ]}
      />
    </Part>
  );
}

export function StageRules() {
  const { t } = useTranslation();
  return (
    <Part title={t('grants:page.choosing')} lead={t(`${W}.rowsLead`)}>
      <RowList
        list="stages"
        most={MOST_ROWS.stages}
        title={(n) => t(`${W}.stage`, { n })}
        fields={[{ name: 'label', label: t(`${W}.label`), className: 'w-72' }]}
      >
        {(at) => <StageRow at={at} />}
      </RowList>
    </Part>
  );
}

/** How a stage is done, and what points are given for. */
function StageRow({ at }: { at: string }) {
  const { t } = useTranslation();
  const { of } = useField();
  const kind = of(`${at}.kind`);
  return (
    <>
      <Select
        {...kind}
        defaultValue={kind.defaultValue || 'scores'}
        label={t(`${W}.kind`)}
        className="max-w-72"
      >
        {(['eligibility', 'scores'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`${W}.kinds.${one}`)}
          </option>
        ))}
      </Select>
      <details open={of(`${at}.rubric[0].label`).defaultValue !== ''}>
        <summary className="flex min-h-11 w-fit cursor-pointer items-center text-brand underline underline-offset-4">
          {t(`${W}.rubric`)}
        </summary>
        <RowList
          list={`${at}.rubric`}
          most={MOST_ROWS.rubric}
          title={(n) => t(`${W}.criterion`, { n })}
          fields={[
            { name: 'label', label: t(`${W}.label`), className: 'w-56' },
            { name: 'question', label: t(`${W}.question`), most: 400 },
            { name: 'points', label: t(`${W}.points`), kind: 'number', className: 'w-32' },
          ]}
        />
      </details>
    </>
  );
}

export function PaperRules() {
  const { t } = useTranslation();
  const needed = { name: 'required', label: t('grants:page.needed'), kind: 'tick' } as const;
  return (
    <>
      <Part title={t('grants:page.papers')} lead={t(`${W}.rowsLead`)}>
        <RowList
          list="documents"
          most={MOST_ROWS.documents}
          title={(n) => t(`${W}.document`, { n })}
          fields={[
            { name: 'label', label: t(`${W}.label`) },
            { name: 'years', label: t(`${W}.years`), most: 40, className: 'w-56' },
            needed,
          ]}
        />
      </Part>
      <Part title={t('grants:page.questions')} lead={t(`${W}.rowsLead`)}>
        <RowList
          list="questions"
          most={MOST_ROWS.questions}
          title={(n) => t(`${W}.questionRow`, { n })}
          fields={[
            { name: 'label', label: t(`${W}.question`), className: 'w-full' },
            { name: 'help', label: t(`${W}.help`), most: 400 },
            { name: 'maxChars', label: t(`${W}.maxChars`), kind: 'number', className: 'w-40' },
            needed,
          ]}
        />
      </Part>
    </>
  );
}
