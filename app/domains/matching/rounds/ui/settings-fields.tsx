import { useTranslation } from 'react-i18next';
import type { OrganisationType } from '~/domains/organisations/model';
import { Checkbox, Select, TextInput } from '~/ui/form/inputs';
import type { RoundProblems } from '../actions.server';
import { MOST_REQUIRED_SETS, type RoundSettings } from '../model';
import { useErrors } from './parts';

/** How a round is worked out; `method` null: both kinds of fields, each group saying what it is for. */
export function SettingsFields({
  intent,
  result,
  settings,
  seed,
  method,
  types,
}: {
  intent: string;
  result: RoundProblems | undefined;
  settings: RoundSettings;
  seed: number;
  method: 'bilateral' | 'consortia' | null;
  /** Types that can be asked for as partners; absent: as the programme says. */
  types?: readonly OrganisationType[];
}) {
  const { t } = useTranslation();
  const errors = useErrors(result, intent);
  const given = result?.intent === intent ? result.values : {};
  const { caps } = settings;
  const number = (name: string, value: number | null, help = true) => (
    <TextInput
      key={name}
      id={`${intent}-${name}`}
      name={name}
      label={t(`matching:rounds.fields.${name}`)}
      help={help ? t(`matching:rounds.help.${name}`) : undefined}
      errors={errors(name)}
      defaultValue={given[name] ?? (value === null ? '' : String(value))}
      inputMode="numeric"
      autoComplete="off"
    />
  );
  const choice = (name: 'proposer' | 'unconfirmed', options: readonly string[], value: string) => (
    <Select
      id={`${intent}-${name}`}
      name={name}
      label={t(`matching:rounds.fields.${name}`)}
      help={t(`matching:rounds.help.${name}`)}
      errors={errors(name)}
      defaultValue={given[name] ?? value}
    >
      {options.map((one) => (
        <option key={one} value={one}>
          {t(`matching:rounds.${name}.${one}`)}
        </option>
      ))}
    </Select>
  );
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      {choice('unconfirmed', ['as_suggested', 'leave_out'], settings.unconfirmed)}
      {number('seed', seed)}
      {method === 'consortia' ? (
        <input type="hidden" name="proposer" value={settings.proposer} />
      ) : (
        choice('proposer', ['first', 'second'], settings.proposer)
      )}
      {method === 'bilateral' ? (
        <>
          <input type="hidden" name="extraPartners" value={settings.extraPartners} />
          <input type="hidden" name="capLead" value={caps.lead} />
        </>
      ) : (
        <>
          {number('extraPartners', settings.extraPartners)}
          {number('capProjects', caps.projects)}
          {number('capWard', caps.ward)}
          {number('capLead', caps.lead)}
          {number('capAwards', caps.awards)}
          {types ? <RequiredSets sets={settings.required} types={types} /> : null}
        </>
      )}
    </div>
  );
}

/** Which partners a project needs: one of each set. One set more than there are can be added at a time. */
function RequiredSets({
  sets,
  types,
}: {
  sets: RoundSettings['required'];
  types: readonly OrganisationType[];
}) {
  const { t } = useTranslation();
  const shown = Math.min(MOST_REQUIRED_SETS, sets.length + 1);
  return (
    <div className="flex flex-col gap-3 md:col-span-2">
      <input type="hidden" name="requiredSets" value="1" />
      {Array.from({ length: shown }, (_, at) => `required${at}`).map((name, at) => (
        <fieldset key={name} className="flex flex-col gap-1">
          <legend className="font-bold">{t('matching:rounds.fields.required', { n: at + 1 })}</legend>
          {at === 0 ? <p className="text-ink-soft">{t('matching:rounds.help.required')}</p> : null}
          <div className="flex flex-wrap gap-x-6">
            {types.map((type) => (
              <Checkbox
                key={type}
                name={name}
                value={type}
                defaultChecked={sets[at]?.includes(type) ?? false}
                label={t(`organisations:types.${type}`)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
