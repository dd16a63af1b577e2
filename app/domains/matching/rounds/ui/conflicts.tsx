import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import type { RoundProblems } from '../actions.server';
import { Answer, BackLink, PANEL, useErrors } from './parts';

export interface ConflictsProps {
  conflicts: readonly {
    a: string;
    b: string;
    aName: string;
    bName: string;
    reason: string;
    byName: string;
    at: number;
  }[];
  /** Names that are offered while one types. */
  names: readonly string[];
  result: RoundProblems | undefined;
}

/** Pairs staff keep apart because of a conflict of interest. */
export function Conflicts({ conflicts, names, result }: ConflictsProps) {
  const { t, i18n } = useTranslation();
  const errors = useErrors(result, 'keep-apart');
  const given = result?.values ?? {};
  return (
    <div className="flex flex-col gap-6">
      <BackLink to="/admin/matching/rounds">{t('matching:rounds.back')}</BackLink>
      <h1 className="text-3xl">{t('matching:rounds.conflicts')}</h1>
      <p className="max-w-3xl">{t('matching:rounds.conflictsLead')}</p>
      <Answer result={result} />
      <Form method="post" className={PANEL}>
        <div className="grid gap-4 md:grid-cols-2">
          {(['a', 'b'] as const).map((field) => (
            <TextInput
              key={field}
              id={`keep-apart-${field}`}
              name={field}
              list="conflict-names"
              autoComplete="off"
              label={t(`matching:rounds.fields.${field}`)}
              help={t('matching:rounds.help.conflictName')}
              errors={errors(field)}
              defaultValue={given[field] ?? ''}
              maxLength={300}
              required
            />
          ))}
          <datalist id="conflict-names">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <TextInput
          id="keep-apart-reason"
          name="reason"
          label={t('matching:rounds.fields.conflictReason')}
          errors={errors('reason')}
          defaultValue={given.reason ?? ''}
          maxLength={500}
          required
        />
        <div>
          <Button type="submit" name="intent" value="keep-apart">
            {t('matching:rounds.keepApart')}
          </Button>
        </div>
      </Form>
      {conflicts.length === 0 ? (
        <EmptyState title={t('matching:rounds.noConflicts')} />
      ) : (
        <ul className="flex flex-col gap-3">
          {conflicts.map((one) => (
            <li key={`${one.a} ${one.b}`} className="flex flex-col gap-2 rounded-lg border border-line p-4">
              <b>
                {one.aName} × {one.bName}
              </b>
              <span>{t('matching:rounds.reasonOf', { reason: one.reason })}</span>
              <span className="text-ink-soft">
                {one.byName} · {formatDate(one.at, i18n.language as Language)}
              </span>
              <Form method="post">
                <input type="hidden" name="a" value={one.a} />
                <input type="hidden" name="b" value={one.b} />
                <Button type="submit" name="intent" value="let-together" variant="secondary" size="small">
                  {t('matching:rounds.letTogether')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
