import { useTranslation } from 'react-i18next';
import { Select, TextInput } from '~/ui/form/inputs';
import type { RoundProblems } from '../actions.server';
import type { RoundSettings } from '../model';
import { useErrors } from './parts';

/** How a round is worked out; `method` null: both kinds of fields, each group saying what it is for. */
export function SettingsFields({
  intent,
  result,
  settings,
  seed,
  method,
}: {
  intent: string;
  result: RoundProblems | undefined;
  settings: RoundSettings;
  seed: number;
  method: 'bilateral' | 'consortia' | null;
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
        </>
      )}
    </div>
  );
}
