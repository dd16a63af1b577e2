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
  const { of, has } = useField();
  return (
    <Part title={t('grants:page.costs')} lead={t(`${W}.rowsLead`)}>
      <RowList list="costs" most={MOST_ROWS.costs} title={(n) => t(`${W}.cost`, { n })}>
        {(at) => (
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <TextInput {...of(`${at}.label`)} label={t(`${W}.label`)} maxLength={200} className="w-56" />
            <TextInput
              {...of(`${at}.note`)}
              label={t(`${W}.note`)}
              maxLength={400}
              className="min-w-60 flex-1"
            />
            <TextInput {...of(`${at}.atMost`)} label={t(`${W}.atMost`)} maxLength={20} className="w-44" />
            <Checkbox
              name={`${at}.eligible`}
              defaultChecked={has(`${at}.eligible`, 'on')}
              label={t('grants:page.paid')}
            />
          </div>
        )}
      </RowList>
    </Part>
  );
}

export function StageRules() {
  const { t } = useTranslation();
  const { of } = useField();
  return (
    <Part title={t('grants:page.choosing')} lead={t(`${W}.rowsLead`)}>
      <RowList list="stages" most={MOST_ROWS.stages} title={(n) => t(`${W}.stage`, { n })}>
        {(at) => (
          <>
            <div className="flex flex-wrap gap-4">
              <TextInput {...of(`${at}.label`)} label={t(`${W}.label`)} maxLength={200} className="w-72" />
              <Select
                {...of(`${at}.kind`)}
                defaultValue={of(`${at}.kind`).defaultValue || 'scores'}
                label={t(`${W}.kind`)}
                className="w-72"
              >
                {(['eligibility', 'scores'] as const).map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`${W}.kinds.${kind}`)}
                  </option>
                ))}
              </Select>
            </div>
            <details open={of(`${at}.rubric[0].label`).defaultValue !== ''}>
              <summary className="flex min-h-11 w-fit cursor-pointer items-center text-brand underline underline-offset-4">
                {t(`${W}.rubric`)}
              </summary>
              <RowList
                list={`${at}.rubric`}
                most={MOST_ROWS.rubric}
                title={(n) => t(`${W}.criterion`, { n })}
              >
                {(row) => (
                  <div className="flex flex-wrap gap-4">
                    <TextInput
                      {...of(`${row}.label`)}
                      label={t(`${W}.label`)}
                      maxLength={200}
                      className="w-56"
                    />
                    <TextInput
                      {...of(`${row}.question`)}
                      label={t(`${W}.question`)}
                      maxLength={400}
                      className="min-w-60 flex-1"
                    />
                    <TextInput
                      {...of(`${row}.points`)}
                      label={t(`${W}.points`)}
                      inputMode="numeric"
                      className="w-32"
                    />
                  </div>
                )}
              </RowList>
            </details>
          </>
        )}
      </RowList>
    </Part>
  );
}

export function PaperRules() {
  const { t } = useTranslation();
  const { of, has } = useField();
  return (
    <>
      <Part title={t('grants:page.papers')} lead={t(`${W}.rowsLead`)}>
        <RowList list="documents" most={MOST_ROWS.documents} title={(n) => t(`${W}.document`, { n })}>
          {(at) => (
            <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
              <TextInput
                {...of(`${at}.label`)}
                label={t(`${W}.label`)}
                maxLength={200}
                className="min-w-60 flex-1"
              />
              <TextInput {...of(`${at}.years`)} label={t(`${W}.years`)} maxLength={40} className="w-56" />
              <Checkbox
                name={`${at}.required`}
                defaultChecked={has(`${at}.required`, 'on')}
                label={t('grants:page.needed')}
              />
            </div>
          )}
        </RowList>
      </Part>
      <Part title={t('grants:page.questions')} lead={t(`${W}.rowsLead`)}>
        <RowList list="questions" most={MOST_ROWS.questions} title={(n) => t(`${W}.questionRow`, { n })}>
          {(at) => (
            <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
              <TextInput
                {...of(`${at}.label`)}
                label={t(`${W}.question`)}
                maxLength={200}
                className="w-full"
              />
              <TextInput
                {...of(`${at}.help`)}
                label={t(`${W}.help`)}
                maxLength={400}
                className="min-w-60 flex-1"
              />
              <TextInput
                {...of(`${at}.maxChars`)}
                label={t(`${W}.maxChars`)}
                inputMode="numeric"
                className="w-40"
              />
              <Checkbox
                name={`${at}.required`}
                defaultChecked={has(`${at}.required`, 'on')}
                label={t('grants:page.needed')}
              />
            </div>
          )}
        </RowList>
      </Part>
    </>
  );
}
