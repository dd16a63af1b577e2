import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Checkbox, Select, TextArea, TextInput } from '~/ui/form/inputs';
import { MOST_QUESTIONS, rowsOf } from '../../programme-form';
import { Part, useField } from './fields';

const W = 'matching:suggestions.admin.form';

/** The questions that are asked with a request; an empty row at the end is for one more. */
export function QuestionsPart({ moved }: { moved: number | null }) {
  const { t } = useTranslation();
  const { of, values } = useField();
  const rows = rowsOf(values, /^form\[(\d+)\]\.label$/, MOST_QUESTIONS);
  return (
    <Part title={t(`${W}.title`)} lead={t(`${W}.lead`)}>
      <Select
        {...of('formBy')}
        defaultValue={of('formBy').defaultValue || 'asker'}
        label={t(`${W}.by`)}
        help={t(`${W}.byHelp`)}
        className="max-w-xl"
      >
        {(['asker', 'first'] as const).map((by) => (
          <option key={by} value={by}>
            {t(`${W}.bys.${by}`)}
          </option>
        ))}
      </Select>
      <ol className="flex flex-col gap-4">
        {Array.from({ length: rows }, (_, i) => `form[${i}]`).map((name, i) => (
          <li key={name}>
            <Question name={name} number={i + 1} isMoved={moved === i} isLast={i >= rows - 2} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Question({
  name,
  number,
  isMoved,
  isLast,
}: {
  name: string;
  number: number;
  isMoved: boolean;
  /** The last one that is filled in, or the empty one behind it. */
  isLast: boolean;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isMoved) box.current?.focus();
  }, [isMoved]);
  const { of, has } = useField();
  const key = of(`${name}.key`).defaultValue;
  return (
    <fieldset ref={box} tabIndex={-1} className="flex min-w-0 flex-col gap-3 rounded-lg bg-surface-soft p-4">
      <legend className="float-left w-full font-bold">{t(`${W}.number`, { n: number })}</legend>
      {of(`${name}.label`).defaultValue === '' ? null : (
        <div className="flex flex-wrap gap-3">
          <MoveButton way="up" number={number} isDisabled={number === 1} />
          <MoveButton way="down" number={number} isDisabled={isLast} />
        </div>
      )}
      {key ? <input type="hidden" name={`${name}.key`} value={key} /> : null}
      <TextInput {...of(`${name}.label`)} label={t(`${W}.label`)} maxLength={120} />
      <TextInput {...of(`${name}.help`)} label={t(`${W}.help`)} maxLength={400} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Select
          {...of(`${name}.kind`)}
          defaultValue={of(`${name}.kind`).defaultValue || 'text'}
          label={t(`${W}.kind`)}
          className="w-60"
        >
          {(['line', 'text', 'day', 'choice'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`${W}.kinds.${kind}`)}
            </option>
          ))}
        </Select>
        <Checkbox
          name={`${name}.required`}
          defaultChecked={has(`${name}.required`, 'on')}
          label={t(`${W}.required`)}
        />
      </div>
      <details open={of(`${name}.kind`).defaultValue === 'choice'}>
        <summary className="flex min-h-11 w-fit cursor-pointer items-center text-brand underline underline-offset-4">
          {t(`${W}.options`)}
        </summary>
        <TextArea
          {...of(`${name}.options`)}
          label={t(`${W}.optionsLabel`)}
          help={t(`${W}.optionsHelp`)}
          rows={4}
          maxLength={2000}
        />
      </details>
    </fieldset>
  );
}

/** Sends the form to have two questions change places; nothing is saved by that. */
function MoveButton({
  way,
  number,
  isDisabled,
}: {
  way: 'up' | 'down';
  number: number;
  isDisabled: boolean;
}) {
  const { t } = useTranslation();
  const Icon = way === 'up' ? ArrowUp : ArrowDown;
  return (
    <Button
      type="submit"
      name="intent"
      value={`${way} ${number - 1}`}
      variant="quiet"
      isDisabled={isDisabled}
      aria-label={t(`${W}.move.${way}`, { n: number })}
    >
      <Icon aria-hidden="true" className="size-5" />
      {t(`${W}.move.${way}Short`)}
    </Button>
  );
}
