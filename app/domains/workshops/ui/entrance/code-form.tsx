import { Form } from '@remix-run/react';
import { LogIn } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { isComposing } from '~/ui/composition';
import { Field } from '~/ui/form/field';

/** The one thing a newcomer needs: six digits, large, in whatever width the keyboard writes them. */
export function CodeForm({ typed = '', wrong = false }: { typed?: string; wrong?: boolean }) {
  const { t } = useTranslation();
  const keepComposition = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
  };
  return (
    <Form method="post" action="/?index" className="flex flex-col gap-4">
      <Field
        id="code"
        label={<span className="text-lg">{t('workshops:front.code')}</span>}
        help={t('workshops:front.codeHelp')}
        errors={wrong ? [t('workshops:front.wrong')] : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            name="code"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={20}
            defaultValue={typed}
            onKeyDown={keepComposition}
            className="w-full rounded-xl border-2 border-line-strong bg-white px-3 py-3 text-center font-bold text-4xl tabular-nums tracking-[0.3em] aria-invalid:border-danger sm:text-5xl"
          />
        )}
      </Field>
      <Button type="submit" size="large" className="w-full">
        <LogIn aria-hidden="true" className="size-6" />
        {t('workshops:front.enter')}
      </Button>
    </Form>
  );
}
