import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { Me } from '../../model';
import { refusalText } from '../live/refusal-text';
import type { SessionConnection } from '../use-session';

/** The name the others see, and a way to change it; offers a distinct one when somebody has the same. */
export function NameForm({ me, send }: { me: Me; send: SessionConnection['send'] }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState(me.name);
  const [error, setError] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const save = async (next: string) => {
    setName(next);
    const answer = await send('rename', { name: next });
    setError(answer.ok ? null : refusalText(i18n, answer));
    setSaved(answer.ok);
    if (answer.ok) setName(answer.me.name);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(name);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <TextInput
          label={t('workshops:room.name.label')}
          name="name"
          value={name}
          maxLength={80}
          autoComplete="nickname"
          onChange={(event) => {
            setName(event.target.value);
            setSaved(false);
          }}
          errors={error ? [error] : undefined}
          className="min-w-48 flex-1"
        />
        <Button type="submit" variant="secondary" className="min-h-12">
          {t('workshops:room.name.change')}
        </Button>
      </div>
      {me.nameSuggestion ? (
        <Notice kind="warn">
          <p>{t('workshops:room.name.same')}</p>
          <Button
            variant="secondary"
            size="small"
            className="mt-2"
            onPress={() => void save(me.nameSuggestion ?? me.name)}
          >
            {t('workshops:room.name.suggestion', { name: me.nameSuggestion })}
          </Button>
        </Notice>
      ) : null}
      <p role="status" className={saved ? 'font-bold text-good' : 'sr-only'}>
        {saved ? t('workshops:room.name.changed') : ''}
      </p>
    </form>
  );
}
